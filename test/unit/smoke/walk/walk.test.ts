import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { compareTable, compareWalk, demanded, itemText, walkWarnings } from "../../../../src/smoke/walk/compare.ts";
import type { Finding, Walked } from "../../../../src/smoke/walk/walk.ts";
import { describeUnless, notPosix } from "../../../support/unless.ts";
import { discovered, install, type Made, makeEnvironment, walked } from "./environment.ts";

const CLI = `
import argparse
def main():
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers()
    remote = commands.add_parser("remote", aliases=["r"]).add_subparsers()
    remote.add_parser("add")
    commands.add_parser("odd").set_defaults()
    parser.parse_args()
`;

const POINTS = "[console_scripts]\napp = app.cli:main\n[app.plugins]\ngood = app.plugins.good:Plugin\n";
const HALF = "[app.plugins]\nhalf = app.half.part\n";
const scene = { bundler: "pyinstaller", ownSpec: false, inProject: () => false };

function application(): Made {
  const made = makeEnvironment();
  install(
    made,
    "app",
    {
      "app/__init__.py": "",
      "app/__main__.py": "raise SystemExit('the main module is no part of a walk')",
      "app/cli.py": CLI,
      "app/lazy.py": "import helper",
      "app/plugins/__init__.py": "",
      "app/plugins/good.py": "class Plugin: pass",
      "app/data/words.txt": "words",
      "app/py.typed": "",
    },
    { entryPoints: POINTS },
  );
  install(made, "helper", { "helper.py": "", "other.txt": "not the application's own" });
  return made;
}

const texts = (findings: readonly Finding[], ok: boolean): string[] =>
  findings.filter((finding) => finding.ok === ok).map(({ item }) => itemText(item));

function looked(made: Made, there: readonly Finding[]): Promise<Walked> {
  return walked(made, { items: demanded(there).map(({ item }) => item) });
}

describeUnless(notPosix)("a walk", () => {
  it.each([true, false])(
    "a module that writes over what its arguments name is given none, with fork %s",
    async (fork) => {
      const made = makeEnvironment();
      // Late enough for what was found before to stand in the file.
      const rude = "import sys, time\ntime.sleep(0.5)\nfor name in sys.argv[1:]: open(name, 'w').write('gone')\n";
      install(made, "app", { "app/__init__.py": "", "app/rude.py": rude, "app/cli.py": CLI });
      const { findings } = await discovered(made, "app.cli:main", { fork });
      expect(texts(findings, true)).toEqual(
        expect.arrayContaining(["import app", "import app.cli", "import app.rude"]),
      );
    },
  );

  it("looks at nothing of a distribution that the bundle will be without", async () => {
    const made = application();
    const plugin = { entryPoints: "[app.plugins]\nslow = slow_tool:Plugin\n" };
    install(made, "Slow_Tool", { "slow_tool.py": "raise SystemExit('it was imported')" }, plugin);
    const of = (found: Walked) => found.findings.filter(({ item }) => /slow/i.test(JSON.stringify(item)));
    expect(of(await discovered(made)).map(({ item }) => item.kind)).toEqual(["distribution", "entry-point"]);
    expect(of(await discovered(made, "app.cli:main", { without: ["slow-tool"] }))).toEqual([]);
  });

  it.each([true, false])("looks at everything that the application has, with fork %s", async (fork) => {
    const { findings, outcome } = await discovered(application(), "app.cli:main", { fork });
    expect(outcome).toMatchObject({ exitCode: 0, survivors: [] });
    expect(
      texts(findings, true)
        .filter((text) => !text.startsWith("time zone"))
        .sort(),
    ).toEqual(
      [
        "a child by sys.executable",
        "a process of multiprocessing",
        "app odd --help",
        "app remote --help",
        "app remote add --help",
        "data file app/data/words.txt",
        "entry point app of console_scripts (app.cli:main)",
        "entry point good of app.plugins (app.plugins.good:Plugin)",
        "import app",
        "import app.cli",
        "import app.lazy",
        "import app.plugins",
        "import app.plugins.good",
        "metadata of app",
        "metadata of helper",
        "root certificates",
      ].sort(),
    );
    expect(texts(findings, false).filter((text) => !text.startsWith("time zone"))).toEqual([]);
  });

  it("finds what a bundle lacks, each thing by name, and the line that mends it", async () => {
    const made = application();
    const { findings: there } = await discovered(made);
    expect(compareWalk(there, await looked(made, there), scene).problems).toEqual([]);
    for (const path of ["helper.py", "app/data/words.txt", "helper-1.0.dist-info", "app/plugins/good.py"]) {
      rmSync(join(made.site, path), { recursive: true });
    }
    const { problems, check } = compareWalk(there, await looked(made, there), scene);
    expect(check).toBeUndefined();
    const found = problems.map(({ message, mend }) => [message.split("\n")[0], mend]);
    expect(found).toEqual(
      expect.arrayContaining([
        [
          "self-check: import app.lazy fails: ModuleNotFoundError: No module named 'helper'; it works in the environment",
          { bundler: "pyinstaller", option: "hidden-imports", add: "helper" },
        ],
        [
          expect.stringContaining("data file app/data/words.txt fails"),
          { bundler: "pyinstaller", option: "collect-data", add: "app" },
        ],
        [
          expect.stringContaining("metadata of helper fails"),
          { bundler: "pyinstaller", option: "copy-metadata", add: "helper" },
        ],
        [
          expect.stringContaining("import app.plugins.good; entry point good"),
          { bundler: "pyinstaller", option: "hidden-imports", add: "app.plugins.good" },
        ],
      ]),
    );
    expect(found).toHaveLength(4);
  });

  it("is no success where it did not get through", async () => {
    const made = application();
    const { findings: there } = await discovered(made);
    const here = await walked(made, { items: [] }, {});
    expect(compareWalk(there, here, scene).problems).toMatchObject([{ code: "smoke-walk" }]);
  });

  it("compares a table of modules with what the environment imported", async () => {
    const { findings } = await discovered(application());
    const all = new Set(["app", "app.cli", "app.lazy", "app.plugins", "app.plugins.good"]);
    expect(compareTable(findings, all, scene).check).toMatchObject({ result: "passed" });
    all.delete("app.lazy");
    expect(compareTable(findings, all, scene).problems).toMatchObject([
      { mend: { bundler: "pyinstaller", option: "hidden-imports", add: "app.lazy" } },
    ]);
  });
});

describeUnless(notPosix)("bad input", () => {
  it("a RECORD with .. and absolute paths: nothing outside is opened or imported", async () => {
    const made = makeEnvironment();
    const recorded = [
      "../../../../../../../../etc/passwd",
      "/etc/passwd",
      "../../../outside.py",
      "app/../../../../evil.txt",
      "../../../share/app/page.html",
    ];
    install(made, "app", { "app/__init__.py": "", "../../../share/app/page.html": "page" }, { recorded });
    const { findings } = await discovered(made, "app:main");
    const files = findings.filter(({ item }) => item.kind === "file").map(({ item, ok }) => [itemText(item), ok]);
    // What is recorded and not there fails in the environment, and is asked of no bundle.
    expect(files.sort()).toEqual([
      ["data file evil.txt", false],
      ["data file share/app/page.html", true],
    ]);
    expect(texts(findings, true)).toContain("import app");
  });

  it.each([true, false])(
    "modules that exit, crash, hang, flood or raise take nothing else along, with fork %s",
    async (fork) => {
      const made = makeEnvironment();
      install(made, "app", {
        "app/__init__.py": "",
        "app/a_exits.py": "raise SystemExit(3)",
        "app/b_ends.py": "import os; os._exit(0)",
        "app/c_crashes.py": "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
        "app/d_hangs.py": "import time; time.sleep(60)",
        "app/e_floods.py": "import os\nfor _ in range(1024): os.write(1, b'x' * (1 << 20))",
        "app/f_raises.py": "1 / 0",
        "app/g_leaves.py":
          "import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])",
        "app/h_reads.py": "input()",
        "app/z_works.py": "",
      });
      const { findings, outcome } = await discovered(made, "app:main", { fork, each: 3 });
      const modules = findings.filter(({ item }) => item.kind === "module");
      expect(texts(modules, true).sort()).toEqual([
        "import app",
        "import app.e_floods",
        "import app.g_leaves",
        "import app.z_works",
      ]);
      expect(
        modules
          .filter(({ ok }) => !ok)
          .map(({ error }) => error.split(":")[0])
          .sort(),
      ).toEqual([
        "EOFError",
        "SystemExit",
        "ZeroDivisionError",
        "it does not end",
        expect.stringMatching(/^it ends the process with/),
        expect.stringMatching(/^it ends the process with/),
      ]);
      expect(outcome.peakMemory).toBeLessThan(500e6);
    },
    60_000,
  );

  it("an entry_points.txt without = and a RECORD with a size that is none: all else is looked at", async () => {
    const made = application();
    install(made, "careless", {}, { entryPoints: "[some.plugins]\nfoo\n" });
    install(made, "damaged", {}, { recorded: ["damaged.py,sha256=x,many"] });
    const { findings, outcome } = await discovered(made, "app.cli:main");
    expect(outcome.exitCode).toBe(0);
    expect(texts(findings, true)).toEqual(
      expect.arrayContaining([
        "import app.lazy",
        "entry point good of app.plugins (app.plugins.good:Plugin)",
        "metadata of careless",
        "metadata of damaged",
      ]),
    );
    // Where it is asked for them again, in the bundle, the same holds.
    expect(compareWalk(findings, await looked(made, findings), scene).problems).toEqual([]);
  });

  it("a module that uses up the time leaves none for the commands, without fork either, and they are told", async () => {
    const made = makeEnvironment();
    install(made, "app", { "app/__init__.py": "", "app/cli.py": CLI, "app/hangs.py": "import time; time.sleep(60)" });
    const { findings, outcome } = await discovered(made, "app.cli:main", { fork: false, seconds: 3, each: 10 });
    expect(outcome).toMatchObject({ exitCode: 0, stopped: undefined });
    expect(findings.filter(({ item }) => item.kind === "help")).toMatchObject([
      { item: { entry: "app", args: ["--help"] }, skipped: true },
    ]);
    expect(walkWarnings(findings)).toMatchObject([{ code: "walk-cut" }]);
  });

  it("a plug-in that fails to import is named, and fails nothing", async () => {
    const made = application();
    install(made, "broken", {}, { entryPoints: "[app.plugins]\nbad = no_such_module:Plugin\n" });
    const { findings } = await discovered(made);
    expect(walkWarnings(findings)).toMatchObject([
      {
        severity: "warning",
        message: expect.stringMatching(/entry point bad of app\.plugins .*No module named 'no_such_module'/),
      },
    ]);
    expect(compareWalk(findings, await looked(made, findings), scene).problems).toEqual([]);
  });

  it("a module of a package whose import fails halfway works nowhere, whatever that import left behind", async () => {
    const made = makeEnvironment();
    const packages = {
      "app/half/__init__.py": "from app.half import part\nimport no_such_module",
      "app/half/part.py": "",
    };
    install(made, "app", { "app/__init__.py": "", "app/cli.py": CLI, ...packages }, { entryPoints: HALF });
    const { findings } = await discovered(made);
    expect(texts(findings, false)).toEqual(
      expect.arrayContaining([
        "import app.half",
        "import app.half.part",
        "entry point half of app.plugins (app.half.part)",
      ]),
    );
    expect(compareWalk(findings, await looked(made, findings), scene).problems).toEqual([]);
  });

  it("a package that multiplies while it is imported is stopped", async () => {
    const made = makeEnvironment();
    const breed =
      "import os, time\nend = time.time() + 3\nwhile time.time() < end:\n    os.fork()\n    time.sleep(0.01)";
    install(made, "app", { "app/__init__.py": "", "app/breeds.py": breed });
    const { outcome } = await discovered(made, "app:main", { limits: { seconds: 10, processes: 24, memory: 2e9 } });
    expect(outcome.stopped).toBe("processes");
  });
});
