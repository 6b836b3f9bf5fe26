import { tmpdir } from "node:os";
import { expect, it } from "vitest";
import type { SmokeOutcome } from "../../../src/model/smoke.ts";
import { supervise } from "../../../src/smoke/supervise.ts";
import { realExec } from "../../support/exec.ts";
import { describeUnless, notLinux } from "../../support/unless.ts";
import { type Breeder, breeder, LIMITS, living, PYTHON } from "./support.ts";

/** Every one of these ends by itself after three seconds; the supervisor has to be faster. */
async function raced({ argv, marker }: Breeder, adopt = true): Promise<{ outcome: SmokeOutcome; seconds: number }> {
  const start = performance.now();
  const request = { argv, cwd: tmpdir(), env: {}, limits: { ...LIMITS, processes: 24 }, adopt };
  const outcome = await supervise(realExec, PYTHON, request);
  const seconds = (performance.now() - start) / 1000;
  expect(living(marker)).toEqual([]);
  return { outcome, seconds };
}

describeUnless(notLinux)("a program that multiplies", () => {
  it("by starting itself without end is stopped and named", async () => {
    const program = breeder("again(); again(); time.sleep(0.5)\nwhile not over(): time.sleep(0.1)");
    const { outcome, seconds } = await raced(program);
    expect(outcome).toMatchObject({ stopped: "processes", exitCode: undefined });
    expect(outcome.peakProcesses).toBeGreaterThan(24);
    expect(outcome.peakProcesses).toBeLessThan(200);
    expect(outcome.survivors).toHaveLength(20);
    expect(outcome.survivors.every((line) => line.includes("breeder.py"))).toBe(true);
    expect(seconds).toBeLessThan(2);
  });

  it("with each child starting two more and dying is stopped", async () => {
    const { outcome, seconds } = await raced(breeder("again(); again()"));
    expect(["processes", "left"]).toContain(outcome.stopped);
    expect(outcome.survivors.length).toBeGreaterThan(0);
    expect(seconds).toBeLessThan(2);
  });

  it("by forking at full speed is stopped", async () => {
    const { outcome, seconds } = await raced(
      breeder("for _ in range(9): os.fork()\nwhile not over(): time.sleep(0.05)"),
    );
    expect(outcome.stopped).toBe("processes");
    expect(seconds).toBeLessThan(2);
  });

  it("by daemons that fork twice and make their own sessions is stopped", async () => {
    const daemons = `
def daemon():
    if os.fork() == 0:
        os.setsid()
        if os.fork() > 0: os._exit(0)
        while not over(): time.sleep(0.02); daemon()
        os._exit(0)
    os.wait()
for _ in range(6): daemon()`;
    const { outcome, seconds } = await raced(breeder(daemons));
    expect(["processes", "left"]).toContain(outcome.stopped);
    expect(seconds).toBeLessThan(2);
  });

  it("or only moves on, one at a time, faster than it can be looked at, is caught", async () => {
    const comet = `
while not over():
    if os.fork() > 0: os._exit(0)
    os.setsid()`;
    const { outcome, seconds } = await raced(breeder(comet));
    expect(["processes", "left"]).toContain(outcome.stopped);
    expect(outcome.survivors.length).toBeGreaterThan(0);
    expect(seconds).toBeLessThan(2);
  });

  it("by orphans of which few live at a time is stopped, while it goes on itself", async () => {
    const orphans = `
while not over():
    if os.fork() == 0:
        os.fork()
        os._exit(0)
    os.wait()`;
    const { outcome, seconds } = await raced(breeder(orphans));
    expect(outcome.stopped).toBe("processes");
    expect(outcome.peakProcesses).toBeLessThan(24);
    expect(seconds).toBeLessThan(2);
  });

  it("is stopped by its process group where orphans are handed to nobody", async () => {
    const program = breeder("again(); again(); time.sleep(0.5)\nwhile not over(): time.sleep(0.1)");
    const { outcome, seconds } = await raced(program, false);
    expect(outcome.stopped).toBe("processes");
    expect(seconds).toBeLessThan(2);
  });
});
