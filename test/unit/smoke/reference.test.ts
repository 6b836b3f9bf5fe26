import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Entry } from "../../../src/model/config.ts";
import type { SmokeTask } from "../../../src/smoke/commands.ts";
import { runReference } from "../../../src/smoke/reference.ts";
import { realExec } from "../../support/exec.ts";
import { describeUnless, notPosix } from "../../support/unless.ts";
import { LIMITS, machine, PYTHON, scratch } from "./support.ts";

const ENTRIES: readonly Entry[] = [
  { kind: "object", name: "clock", object: "tarfile:main", gui: false },
  { kind: "script", name: "tool", script: "src/tool.py", gui: false },
];

const SHOW = `import helper, json, os, sys
print(json.dumps([sys.argv[1:], sorted(os.environ), os.listdir("."), os.listdir(os.environ["HOME"])]))`;

describeUnless(notPosix)("the reference", () => {
  const reference = async (tasks: readonly SmokeTask[]) => {
    const root = scratch();
    mkdirSync(join(root, "project", "src"), { recursive: true });
    mkdirSync(join(root, "work"));
    writeFileSync(join(root, "project", "src", "tool.py"), SHOW);
    writeFileSync(join(root, "project", "src", "helper.py"), "");
    const ports = { exec: realExec, machine: { ...machine, workRoot: join(root, "work") } };
    const outcomes = await runReference(ports as unknown as Parameters<typeof runReference>[0], {
      python: PYTHON,
      environment: PYTHON,
      entries: ENTRIES,
      project: join(root, "project"),
      tasks,
      limits: LIMITS,
    });
    return { root, outcomes };
  };

  it("starts an entry point as its console script would, and gives its exit code", async () => {
    const { outcomes } = await reference([{ kind: "parity", entry: "clock", args: ["--help"] }]);
    expect(outcomes).toMatchObject([
      { exitCode: 0, stopped: undefined, stdout: expect.stringMatching(/^usage: clock /m) },
    ]);
  });

  it("runs a script in a clean room, and writes nothing beside it", async () => {
    const { root, outcomes } = await reference([{ kind: "parity", entry: "tool", args: ["a b"] }]);
    expect(outcomes[0]?.stderr).toBe("");
    const environment = ["HOME", "LANG", "PATH", "PYTHONDONTWRITEBYTECODE", "TMPDIR"];
    expect(JSON.parse(outcomes[0]?.stdout ?? "")).toEqual([["a b"], environment, [], []]);
    expect(readdirSync(join(root, "project", "src")).sort()).toEqual(["helper.py", "tool.py"]);
    expect(readdirSync(join(root, "work"))).toEqual([]);
  });

  it("says nothing of what is judged by itself", async () => {
    const { outcomes } = await reference([
      { kind: "expect", entry: "clock", args: [], expect: undefined },
      { kind: "none", entry: "tool", reason: "-" },
      { kind: "import", entry: "tool", module: "json", folder: undefined },
    ]);
    expect(outcomes.map((outcome) => outcome?.exitCode)).toEqual([undefined, undefined, 0]);
  });
});
