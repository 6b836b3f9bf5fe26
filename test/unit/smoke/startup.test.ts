import { describe, expect, it } from "vitest";
import { measureStartup, median, startupProblem } from "../../../src/smoke/startup.ts";

const outcome = (milliseconds: number) => ({
  exitCode: 0,
  signal: undefined,
  stopped: undefined,
  error: undefined,
  survivors: [],
  notes: [],
  stdout: "",
  stderr: "",
  milliseconds,
  peakProcesses: 1,
  peakMemory: 1,
});

async function measured(first: number, ...taken: readonly number[]) {
  const queue = [...taken];
  const timed = await measureStartup("app --version", outcome(first), async () => outcome(queue.shift() ?? 0));
  return timed.startup;
}

describe("a start", () => {
  it("takes the median of three, the first one apart", async () => {
    expect(await measured(900, 500, 90, 110, 1)).toEqual({
      what: "app --version",
      first: 900,
      median: 110,
      least: 90,
      most: 500,
      runs: 3,
    });
  });

  it.each([
    ["another exit code", { exitCode: 1 }, /start 3 .* ended with exit code 1, the first one ended with exit code 0/],
    ["a signal", { exitCode: undefined, signal: 11 }, /was ended by signal 11/],
    ["a limit", { exitCode: undefined, stopped: "time" as const }, /was stopped \(time\)/],
    ["no start at all", { exitCode: undefined, error: "No such file" }, /could not be started: No such file/],
  ])("that ends with %s is measured by nothing", async (_, end, message) => {
    const queue = [outcome(90), { ...outcome(1), ...end }];
    const timed = await measureStartup("app --version", outcome(900), async () => queue.shift() ?? outcome(90));
    expect(timed).toMatchObject({
      startup: undefined,
      notes: [{ code: "startup-differs", message: expect.stringMatching(message) }],
    });
  });

  it("has a median of even numbers too", () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([7])).toBe(7);
  });

  it("over its limit fails, with the figure; at it, it passes", async () => {
    const startup = await measured(1, 100, 100, 100);
    expect(startupProblem(startup, { max: 99 })).toMatchObject([
      { code: "startup-exceeded", message: expect.stringContaining("100 ms") },
    ]);
    expect(startupProblem(startup, { max: 100 })).toEqual([]);
    expect(startupProblem(startup, undefined)).toEqual([]);
    expect(startupProblem(undefined, { max: 1 })).toMatchObject([{ code: "startup-unknown" }]);
  });
});
