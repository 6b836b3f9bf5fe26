import { describe, expect, it } from "vitest";
import type { Entry } from "../../../src/model/config.ts";
import { type SmokeWishes, smokeTasks, taskText } from "../../../src/smoke/commands.ts";

const APP: Entry = { kind: "object", name: "app", object: "app.cli:main", gui: false };
const OTHER: Entry = { kind: "object", name: "other", object: "app.other:main", gui: false };
const SCRIPT: Entry = { kind: "script", name: "tool", script: "tool.py", gui: false };

function tasks(choice: Partial<SmokeWishes>): unknown {
  const result = smokeTasks({ smoke: [], entries: [APP], imports: undefined, parsesArguments: () => false, ...choice });
  return result.ok ? result.value : result.diagnostics;
}

describe("what a smoke run does", () => {
  it("is --version and --help of every executable where nobody says otherwise", () => {
    expect(tasks({ entries: [APP, OTHER] })).toEqual([
      { kind: "parity", entry: "app", args: ["--version"] },
      { kind: "parity", entry: "app", args: ["--help"] },
      { kind: "parity", entry: "other", args: ["--version"] },
      { kind: "parity", entry: "other", args: ["--help"] },
    ]);
  });

  it("is what the user says, and nothing else", () => {
    const smoke = [{ run: ["go"] }, { run: ["--version"], expect: "v{version}" }];
    expect(tasks({ smoke })).toEqual([
      { kind: "expect", entry: "app", args: ["go"], expect: undefined },
      { kind: "expect", entry: "app", args: ["--version"], expect: { kind: "text", text: "v{version}" } },
    ]);
  });

  it("starts the executable that the first word names, where there are several", () => {
    const smoke = [{ run: ["other", "go"] }, { run: ["go"] }];
    expect(tasks({ smoke, entries: [APP, OTHER] })).toMatchObject([
      { entry: "other", args: ["go"] },
      { entry: "app", args: ["go"] },
    ]);
    expect(tasks({ smoke: [{ run: ["app", "go"] }] })).toMatchObject([{ entry: "app", args: ["app", "go"] }]);
  });

  it("refuses an expectation that is no regular expression, all of them at once", () => {
    const smoke = [
      { run: [], expect: "/(/" },
      { run: [], expect: "/[/" },
    ];
    expect(tasks({ smoke })).toMatchObject([{ code: "bad-pattern" }, { code: "bad-pattern" }]);
  });

  it("starts a lone script unasked only if it reads arguments", () => {
    const imports = new Map([["tool", { modules: ["requests", "a.b"], folder: "/p" }]]);
    expect(tasks({ entries: [SCRIPT], parsesArguments: () => true, imports })).toMatchObject([
      { kind: "parity", args: ["--version"] },
      { kind: "parity", args: ["--help"] },
    ]);
    expect(tasks({ entries: [SCRIPT], imports })).toEqual([
      { kind: "import", entry: "tool", module: "requests", folder: "/p" },
      { kind: "import", entry: "tool", module: "a.b", folder: "/p" },
    ]);
    expect(tasks({ entries: [SCRIPT] })).toMatchObject([{ kind: "none", entry: "tool" }]);
  });

  it("starts the interpreter at least where a script imports nothing", () => {
    const imports = new Map([["tool", { modules: [], folder: "/p" }]]);
    expect(tasks({ entries: [SCRIPT], imports })).toMatchObject([{ kind: "import", module: "sys" }]);
  });

  it("is told in words that can be copied", () => {
    expect(taskText({ kind: "parity", entry: "app", args: ["--name", "two words", ""] })).toBe(
      'app --name "two words" ""',
    );
    expect(taskText({ kind: "import", entry: "tool", module: "rich", folder: undefined })).toBe("tool: import rich");
  });
});
