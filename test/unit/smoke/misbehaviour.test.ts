import { expect, test } from "vitest";
import type { SmokeOutcome } from "../../../src/model/smoke.ts";
import { misbehaviour } from "../../../src/smoke/judge.ts";

const limits = { seconds: 60, processes: 64, memory: 1e9 };
const task = { kind: "parity", entry: "app", args: ["--version"] } as const;

function outcome(changes: Partial<SmokeOutcome>): SmokeOutcome {
  return {
    exitCode: undefined,
    signal: undefined,
    stopped: undefined,
    error: undefined,
    notes: [],
    survivors: [],
    stdout: "",
    stderr: "",
    milliseconds: 1,
    peakProcesses: 1,
    peakMemory: 1,
    ...changes,
  };
}

test.each([
  ["multiplies", { stopped: "processes", peakProcesses: 900, survivors: ["app --version"] }, "900 processes running"],
  ["leaves a child", { stopped: "left", exitCode: 0, survivors: ["sleep 99"] }, "left processes behind"],
  ["fills the memory", { stopped: "memory", peakMemory: 2e9 }, "2000 MB of memory"],
] as const)("a program that %s in its environment is refused there, by name", (_, changes, message) => {
  const problem = misbehaviour(task, outcome(changes), limits);
  expect(problem?.message).toContain(message);
  expect(problem?.message).toContain("in its environment already");
  for (const survivor of "survivors" in changes ? changes.survivors : []) expect(problem?.message).toContain(survivor);
});

test.each([
  ["ends", { exitCode: 2 }],
  ["does not end: it may be a server", { stopped: "time" }],
] as const)("a program that %s is judged later", (_, changes) => {
  expect(misbehaviour(task, outcome(changes), limits)).toBeUndefined();
});
