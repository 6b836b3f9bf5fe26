import { describe, expect, it } from "vitest";
import { diagnosticText } from "../../../src/model/diagnostic.ts";
import type { SmokeOutcome } from "../../../src/model/smoke.ts";
import type { SmokeTask } from "../../../src/smoke/commands.ts";
import { type Evidence, judge } from "../../../src/smoke/judge.ts";
import { lastLines } from "../../../src/smoke/output.ts";
import { LIMITS } from "./support.ts";

const FINE: SmokeOutcome = {
  exitCode: 0,
  signal: undefined,
  stopped: undefined,
  error: undefined,
  survivors: [],
  notes: [],
  stdout: "",
  stderr: "",
  milliseconds: 12,
  peakProcesses: 1,
  peakMemory: 1e7,
};
const PARITY: SmokeTask = { kind: "parity", entry: "app", args: ["--version"] };
const MISSING = "Traceback (most recent call last):\n  File x\nModuleNotFoundError: No module named 'rich'\n";

function judged(here: Partial<SmokeOutcome>, options: Partial<Evidence> = {}): { result: string; text: string } {
  const evidence = {
    task: PARITY,
    there: FINE,
    here: { ...FINE, ...here },
    limits: LIMITS,
    version: "1.4.0",
    scene: { bundler: "pyinstaller", ownSpec: false, inProject: () => false },
    ...options,
  };
  const verdict = judge(evidence);
  if ("check" in verdict) return { result: verdict.check.result, text: verdict.check.detail };
  return { result: verdict.problem.code, text: diagnosticText(verdict.problem) };
}

describe("parity with the environment", () => {
  it("passes with the same exit code, whichever it is", () => {
    expect(judged({})).toEqual({ result: "passed", text: "exit code 0, as in its environment" });
    expect(judged({ exitCode: 2 }, { there: { ...FINE, exitCode: 2 } }).result).toBe("passed");
  });

  it("fails with another exit code, and tells both, the last lines and what to do", () => {
    const { result, text } = judged({ exitCode: 1, stderr: MISSING });
    expect(result).toBe("smoke-exit");
    expect(text).toContain("app --version ended with exit code 1; in its environment it ended with exit code 0");
    expect(text).toContain("| ModuleNotFoundError: No module named 'rich'");
    expect(text).toContain("hidden-imports: [rich]");
  });

  it("does not take two different failures for one", () => {
    const there = { ...FINE, exitCode: 1, stderr: "Traceback (most recent call last):\n  File x\nKeyError: 'X'\n" };
    expect(judged({ exitCode: 1, stderr: MISSING }, { there })).toMatchObject({ result: "smoke-exit" });
    expect(judged({ exitCode: 1, stderr: MISSING }, { there: { ...FINE, exitCode: 1 } }).result).toBe("smoke-exit");
    expect(judged({ exitCode: 1, stderr: there.stderr }, { there }).result).toBe("passed");
  });

  it("asks for the version only if the environment prints it", () => {
    const there = { ...FINE, stderr: "app 1.4.0\n" };
    expect(judged({ stdout: "app 1.4.0" }, { there })).toMatchObject({
      result: "passed",
      text: expect.stringMatching(/prints 1\.4\.0/),
    });
    expect(judged({ stdout: "app 0.0.0" }, { there })).toMatchObject({ result: "smoke-version" });
    expect(judged({ stdout: "app unknown" }).result).toBe("passed");
  });

  it.each([
    [{ stopped: "time" }, "did not end within 10 s"],
    [{ stopped: "processes", peakProcesses: 70 }, "had 70 processes running, more than 64"],
    [{ stopped: "memory", peakMemory: 3e9 }, "used 3000 MB of memory, more than 2000 MB"],
    [{ stopped: "left" }, "left processes behind"],
    [{ signal: 11, exitCode: undefined }, "was ended by SIGSEGV"],
  ] as const)("judges nothing where the environment does no better: %j", (there, reason) => {
    const verdict = judged({ exitCode: 7 }, { there: { ...FINE, ...there } });
    expect(verdict.result).toBe("not judged");
    expect(verdict.text).toContain(reason);
  });
});

describe("a wrong end", () => {
  it.each([
    [{ stopped: "time" }, "smoke-time", "did not end within 10 s"],
    [{ stopped: "processes", peakProcesses: 97 }, "smoke-processes", "had 97 processes running, more than 64"],
    [
      { stopped: "processes", peakProcesses: 2 },
      "smoke-processes",
      "started processes without end, each of which outlived",
    ],
    [{ stopped: "memory", peakMemory: 3e9 }, "smoke-memory", "used 3000 MB"],
    [{ stopped: "left" }, "smoke-left", "ended with exit code 0 and left processes behind"],
    [{ exitCode: undefined, signal: 11 }, "smoke-signal", "was ended by SIGSEGV"],
    [{ exitCode: undefined, error: "Exec format error" }, "smoke-start", "could not be started: Exec format error"],
  ] as const)("is told: %j", (here, code, text) => {
    const verdict = judged(here);
    expect(verdict.result).toBe(code);
    expect(verdict.text).toContain(`app --version ${text}`);
  });

  it("names who was left, each once", () => {
    const survivors = ["app worker", "sleep 60", "app worker"];
    expect(judged({ stopped: "left", survivors }).text).toContain("ended by us: app worker (2 of them), sleep 60");
  });

  it("is wrong for the user's own commands too", () => {
    const task: SmokeTask = { kind: "expect", entry: "app", args: [], expect: undefined };
    expect(judged({ stopped: "left" }, { task, there: undefined }).result).toBe("smoke-left");
  });
});

describe("the user's own commands", () => {
  const task: SmokeTask = { kind: "expect", entry: "app", args: ["go"], expect: { kind: "text", text: "v{version}" } };

  it("need exit code 0 and what is expected, on either stream", () => {
    expect(judged({ stderr: "app v1.4.0" }, { task, there: undefined }).result).toBe("passed");
    const whole: SmokeTask = { ...task, expect: { kind: "pattern", source: "^app {version}$", flags: "" } };
    expect(judged({ stdout: "app 1.4.0\r\n" }, { task: whole, there: undefined }).result).toBe("passed");
    expect(judged({ stdout: "app v1.4.0", exitCode: 1 }, { task, there: undefined }).result).toBe("smoke-user-exit");
    const wrong = judged({ stdout: "app v1.3.9" }, { task, there: undefined });
    expect(wrong.result).toBe("smoke-output");
    expect(wrong.text).toContain("app go does not print what is expected: v{version} with version 1.4.0");
    expect(wrong.text).toContain("| app v1.3.9");
  });
});

describe("imports", () => {
  const task: SmokeTask = { kind: "import", entry: "tool", module: "rich", folder: undefined };

  it("say that the script itself did not run", () => {
    expect(judged({}, { task })).toEqual({ result: "passed", text: "imported; the program itself did not run" });
    expect(judged({ exitCode: 1, stderr: MISSING }, { task }).result).toBe("smoke-import");
    expect(judged({ exitCode: 1 }, { task, there: { ...FINE, exitCode: 1 } }).result).toBe("not judged");
  });
});

describe("foreign output", () => {
  it("is cut, cleaned and can command no runner", () => {
    const stderr = `::error::forged\n\u001b[31mred\u001b[0m\r\n\n${"x".repeat(999)}`;
    const lines = lastLines({ stdout: "other", stderr });
    expect(lines.slice(0, 2)).toEqual(["| ::error::forged", "| red"]);
    expect(lines[2]).toHaveLength(303);
    expect(lastLines({ stdout: Array.from({ length: 40 }, (_, n) => n).join("\n"), stderr: " " })).toHaveLength(15);
  });
});
