import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { importsOf, prepareSmoke } from "../../../src/smoke/prepare.ts";
import { freePort } from "../../../src/smoke/serve.ts";
import { realExec } from "../../support/exec.ts";
import { describeUnless, notPosix } from "../../support/unless.ts";
import { contextOf, failures, OBJECT, reported, SCRIPT, smoke } from "./made-up-world.ts";
import { LIMITS, machine, PYTHON, scratch } from "./support.ts";

const CLI = `
import sys
def main():
    if "--version" in sys.argv: print("app 1.4.0")
    elif "--help" in sys.argv: print("usage")
    elif "fail" in sys.argv: print("no such thing", file=sys.stderr); return 4
    else: return 2
`;

describeUnless(notPosix)("a smoke run of an artifact", () => {
  it("passes where the artifact does what the environment does", async () => {
    const checks = await smoke({ there: CLI });
    expect(checks).toMatchObject([
      { what: "app --version", result: "passed", detail: "exit code 0, as in its environment; prints 1.4.0" },
      { what: "app --help", result: "passed", detail: "exit code 0, as in its environment" },
    ]);
  });

  it("starts nothing while somebody looks at what was packed, and nothing at all where that fails", async () => {
    const started = scratch();
    const here = `import sys\nopen(${JSON.stringify(join(started, "mark"))}, "a").close()\n${CLI}`;
    const looking = () => sleep(300).then(() => expect(readdirSync(started)).toEqual([]));
    await smoke({ there: CLI, here, looking });
    expect(readdirSync(started)).toEqual(["mark"]);
    rmSync(join(started, "mark"));
    const failing = async () => Promise.reject(new Error("it cannot be read"));
    await expect(smoke({ there: CLI, here, looking: failing })).rejects.toThrow("it cannot be read");
    expect(readdirSync(started)).toEqual([]);
  });

  it.each([
    ["module", "no_such_module:main", "module no_such_module"],
    ["module of a package", "slipway_smoke_app.cli:main", "module slipway_smoke_app.cli"],
    ["object", "slipway_smoke_app:run.it", "object run.it in module slipway_smoke_app"],
  ])("entry point whose %s does not exist is an error of the project, with its line", async (_, object, missing) => {
    const found = await failures({ there: CLI, here: "raise SystemExit(1)", entry: { ...OBJECT, object } });
    expect(found).toEqual([expect.stringContaining(`installed has no ${missing}`)]);
    expect(found[0]).toContain("pyproject.toml:7: project.scripts.app");
  });

  it("a module that ends while it is imported, in both places, passes for nothing", async () => {
    const checks = await smoke({ there: "raise SystemExit('at import')", kind: "venv" });
    expect(checks.map(({ result }) => result)).toEqual(["not judged", "not judged"]);
    expect(checks[0]?.detail).toContain("SystemExit: at import");
  });

  it("fails with another exit code, and reports every failing command at once", async () => {
    const found = await failures({ there: CLI, here: "import no_such_module" });
    expect(found).toHaveLength(2);
    expect(found[0]).toContain(
      "smoke-exit: app --version ended with exit code 1; in its environment it ended with exit code 0",
    );
    expect(found[0]).toContain("| ModuleNotFoundError: No module named 'no_such_module'");
    expect(found[1]).toContain("app --help");
  });

  it("fails with the wrong version", async () => {
    const [found, ...others] = await failures({ there: CLI, here: CLI.replace("1.4.0", "0.0.0") });
    expect(others).toEqual([]);
    expect(found).toContain("smoke-version: app --version does not print 1.4.0, as it does in its environment");
  });

  it("fails where the artifact hangs", async () => {
    const here = "import time; time.sleep(30)";
    const found = await failures({ there: CLI, here, seconds: 1 });
    expect(found[0]).toContain("smoke-time: app --version did not end within 1 s");
  });

  it("fails where the artifact leaves a child, and names it", async () => {
    const here = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(5)'])";
    const found = await failures({ there: CLI, here, smoke: [{ run: [] }] });
    expect(found[0]).toContain("smoke-left: app ended with exit code 0 and left processes behind");
    expect(found[0]).toContain("time.sleep(5)");
  });

  it("a program that leaves a child in its environment already is refused, and no bundle judged", async () => {
    const there =
      "import subprocess, sys\ndef main(): subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(5)'])";
    const [found] = await failures({ there, here: CLI });
    expect(found).toContain(
      "smoke-left: app --version ended with exit code 0 and left processes behind, in its environment",
    );
    expect(found).toContain("time.sleep(5)");
  });

  it("fails where the artifact starts itself without end", async () => {
    const here = `
import subprocess, sys, time
end = float(sys.argv[-1]) if sys.argv[-1][:1].isdigit() else time.time() + 12
if time.time() < end:
    for _ in range(2): subprocess.Popen([sys.executable, __file__, str(end)])
    time.sleep(8)`;
    const found = await failures({ there: CLI, here, smoke: [{ run: [] }] });
    expect(found[0]).toMatch(/smoke-processes: app had \d+ processes running, more than 16/);
    expect(found[0]).toContain("main.py");
    expect(found[0]).toContain("__name__ ==");
  });

  it("survives a flood and judges its end", async () => {
    const here = "import os\nfor _ in range(400): os.write(1, b'x' * 65536)\nos.write(1, b'done')";
    const checks = await smoke({ there: CLI, here, smoke: [{ run: [], expect: "/xdone$/" }] });
    expect(checks[0]).toMatchObject({ what: "app", result: "passed", detail: "exit code 0; prints /xdone$/" });
  });

  it("judges the user's commands by what they expect", async () => {
    const ok = { run: ["--version"], expect: "app {version}" };
    const found = await failures({ there: CLI, smoke: [ok, { run: ["fail"] }, { run: ["--help"], expect: "Usage" }] });
    expect(found.map((text) => text.split(":")[0])).toEqual(["smoke-user-exit", "smoke-output"]);
    expect(found[0]).toContain("app fail ended with exit code 4");
    expect(found[0]).toContain("| no such thing");
  });

  it("does not judge what hangs in the environment too, and imports it instead", async () => {
    const there = "def main():\n    import time; time.sleep(30)";
    const checks = await smoke({ there, seconds: 0.7 });
    const reason = "in its environment it did not end within 0.7 s too, so there is nothing to compare with";
    expect(checks).toMatchObject([
      { what: "app --version", result: "not judged", detail: reason, milliseconds: 0 },
      { what: "app --help", result: "not judged", detail: reason },
      { what: "app: import slipway_smoke_app", result: "passed", detail: "imported; the program itself did not run" },
    ]);
    expect(await smoke({ there, seconds: 0.7, kind: "venv" })).toHaveLength(2);
  });

  it("is timed where its first start left what it needs: that one alone unpacks", async () => {
    const here = `
import os, time
mark = os.path.join(os.environ["HOME"], "unpacked")
if not os.path.exists(mark): time.sleep(1); open(mark, "w").close()
${CLI}`;
    const { startup } = await reported({ there: CLI, here });
    expect(startup?.first).toBeGreaterThan(1000);
    expect(startup?.most).toBeLessThan(1000);
  });

  it("whose second start fails has no figure, and says so", async () => {
    const here = `
import os, sys
mark = os.path.join(os.environ["HOME"], "lock")
if os.path.exists(mark): sys.exit(9)
open(mark, "w").close()
${CLI}`;
    const { startup, notes } = await reported({ there: CLI, here });
    expect(startup).toBeUndefined();
    expect(notes).toMatchObject([{ code: "startup-differs", message: expect.stringContaining("exit code 9") }]);
  });

  it.each([true, false])("that nothing can look into says so, with a spec file %s", async (ownSpec) => {
    const checks = await smoke({ there: CLI, smoke: [{ run: [] }], here: "", ownSpec });
    expect(checks).toMatchObject([
      { what: "app", result: "passed" },
      { what: "self-check", result: "not judged", detail: expect.stringContaining("spec file of your own") },
    ]);
  });

  it("servers on one port are started one behind the other", async () => {
    const port = await freePort();
    const here = `
import http.server, sys, time
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers(); self.wfile.write(sys.argv[1].encode())
    def log_message(self, *args): pass
server = http.server.HTTPServer(("127.0.0.1", ${port}), Handler)
time.sleep(0.3)
server.serve_forever()`;
    const serve = `http://127.0.0.1:${port}/`;
    const checks = await smoke({
      there: CLI,
      here,
      smoke: ["one", "two", "three"].map((word) => ({ run: [word], serve, expect: word })),
    });
    expect(checks.map(({ what, result }) => [what.split(" ")[1], result])).toEqual([
      ["one,", "passed"],
      ["two,", "passed"],
      ["three,", "passed"],
      [undefined, "not judged"],
    ]);
  });

  it("throws where the environment does not run at all", async () => {
    const root = scratch();
    const ports = { exec: realExec, machine: { ...machine, workRoot: root } } as unknown as Parameters<
      typeof prepareSmoke
    >[0];
    const ready = prepareSmoke(ports, contextOf({ there: "" }, root, join(root, "none")), LIMITS);
    await expect(ready).rejects.toThrow("the environment's Python could not be started: No such file or directory");
  });
});

describeUnless(notPosix)("a lone script", () => {
  const script = "import json, os.path\nimport no_such_thing_anywhere\nopen('ran', 'w')\n";

  it("without an argument parser is not run; what it imports is imported", async () => {
    const checks = await smoke({ there: script, entry: SCRIPT });
    expect(checks).toMatchObject([
      { what: "tool: import json, os.path", result: "passed", detail: "imported; the program itself did not run" },
      { what: "tool: import no_such_thing_anywhere", result: "not judged" },
    ]);
  });

  it("is neither run nor judged where the bundle has no Python of its own", async () => {
    const checks = await smoke({ there: script, entry: SCRIPT, kind: "venv" });
    expect(checks).toMatchObject([
      { what: "tool", result: "not judged", detail: expect.stringMatching(/smoke: does not say how to run it/) },
    ]);
  });

  it("in one file is no success unless that file was started", async () => {
    const found = await failures({ there: script, entry: SCRIPT, onefile: true });
    expect(found).toEqual([expect.stringMatching(/^smoke-never-started: tool: [\s\S]* under smoke:/)]);
    const there = "import sys\nprint(1)";
    expect(await smoke({ there, entry: SCRIPT, onefile: true, parses: true })).toHaveLength(2);
    expect(await smoke({ there, entry: SCRIPT, onefile: true, smoke: [{ run: [] }] })).toMatchObject([
      { what: "tool", result: "passed" },
      { what: "self-check" },
    ]);
  });

  it("with an argument parser is judged like everything else, its own folder on the path", async () => {
    const there = "import sys\nprint('tool 1.4.0', sys.path[0].endswith('src'))\nif '--help' in sys.argv: sys.exit(5)";
    const checks = await smoke({ there, entry: SCRIPT, parses: true });
    expect(checks).toMatchObject([
      { what: "tool --version", detail: "exit code 0, as in its environment; prints 1.4.0" },
      { what: "tool --help", detail: "exit code 5, as in its environment" },
    ]);
  });

  it("imports what it needs at once, not what it may do without", async () => {
    const file = join(scratch(), "tool.py");
    writeFileSync(
      file,
      `from __future__ import annotations
import a, b.c as d
from e.f import g
from . import sibling
try: import optional
except ImportError: optional = None
try: import needed
except ValueError: pass
if TYPE_CHECKING: import types_only
if __name__ == "__main__": import h
with open("x") as file: import i
def later(): import lazy
import a
`,
    );
    expect(await importsOf(realExec, PYTHON, file)).toEqual(["a", "b.c", "e.f", "needed", "h", "i"]);
  });
});
