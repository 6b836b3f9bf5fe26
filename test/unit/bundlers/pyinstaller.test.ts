import { mkdir, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { BundleContext } from "../../../src/model/bundle.ts";
import { ToolError } from "../../../src/model/errors.ts";
import type { Exec } from "../../../src/model/ports.ts";
import { bundle, makeContext, makePlace, type Place, type Subject, subjects } from "../../support/bundling.ts";
import { pythonPorts } from "../../support/python-ports.ts";

let place: Place;
beforeEach(async () => {
  place = await makePlace();
});
afterEach(() => rm(place.folder, { recursive: true, force: true }));

test("PyInstaller that loses a hidden import fails the bundle, though it ends with 0", async () => {
  const subject = subjects["pyinstaller"] as Subject;
  const context = await makeContext(place, subject);
  const exec: Exec = {
    run: async (argv) => {
      await subject.simulate?.(argv, context);
      return { exitCode: 0, stdout: "", stderr: "123 ERROR: Hidden import 'yaml.cyml' not found\n" };
    },
  };
  const wrong = bundle(subject, { ...context, ports: pythonPorts(exec) }, { "hidden-imports": ["yaml.cyml"] });
  await expect(wrong).rejects.toThrow("hidden import yaml.cyml does not exist");
  // What we worked out ourselves is only a guess that did not come true.
  await expect(bundle(subject, { ...context, ports: pythonPorts(exec) })).resolves.toBeDefined();
});

test("PyInstaller that fails fails the bundle, and all that it said is in a log", async () => {
  const subject = subjects["pyinstaller"] as Subject;
  const context = await makeContext(place, subject);
  const exec: Exec = {
    run: async (argv, { logFile = "no log" } = {}) => {
      if (!argv.includes("PyInstaller")) return { exitCode: 0, stdout: "", stderr: "" };
      throw new ToolError("freezing: exit code 1", { argv, exitCode: 1, tail: ["no such hook"], log: logFile });
    },
  };
  const failed = bundle(subject, { ...context, ports: pythonPorts(exec) });
  const failure = { exitCode: 1, tail: ["no such hook"], log: join(context.work, "pyinstaller.log") };
  await expect(failed).rejects.toMatchObject({ failure });
});

test("PyInstaller's checker is gone after it was removed, and nothing else is", async () => {
  const subject = subjects["pyinstaller"] as Subject;
  const { root, checker } = await bundle(subject, await makeContext(place, subject));
  if (checker?.kind !== "beside") throw new Error("a directory has a checker beside its programs");
  expect(await readdir(root)).toContain(basename(checker.argv[0]));
  await checker.remove();
  expect((await readdir(root)).sort()).toEqual(["LICENSES", "app", "app-admin", "data", "python"]);
});

describe("PyInstaller with a spec file of the user's own", () => {
  const subject = subjects["pyinstaller"] as Subject;
  /** Makes what a spec file might: paths below PyInstaller's output place.folder. */
  const making = async (...paths: readonly string[]): Promise<BundleContext> => {
    const context = await makeContext(place, subject);
    await writeFile(join(context.project, "app.spec"), "");
    const exec: Exec = {
      run: async (argv) => {
        const dist = argv[argv.indexOf("--distpath") + 1] ?? "";
        for (const path of argv.includes("PyInstaller") ? paths : []) {
          await mkdir(dirname(join(dist, path)), { recursive: true });
          await writeFile(join(dist, path), "");
        }
        return { exitCode: 0, stdout: '["app", "sys"]', stderr: "" };
      },
    };
    return { ...context, destination: join(place.folder, "work", "fresh", "app-1.0"), ports: pythonPorts(exec) };
  };

  test("takes the directory that holds every executable, whatever it is called", async () => {
    const context = await making("theirs/app", "theirs/app-admin", "theirs/_internal/x", "other/y");
    const made = await bundle(subject, context, { spec: "app.spec" });
    expect((await readdir(made.root)).sort()).toEqual(["LICENSES", "_internal", "app", "app-admin", "data"]);
    expect(made.checker).toBeUndefined();
  });

  test("takes single files, and no others that lie beside them", async () => {
    const made = await bundle(subject, await making("app", "app-admin", "stray"), { spec: "app.spec" });
    expect((await readdir(made.root)).sort()).toEqual(["LICENSES", "app", "app-admin", "data"]);
  });

  test.each([
    ["nothing at all", []],
    ["one executable of two", ["theirs/app"]],
    ["executables in two directories", ["a/app", "b/app-admin"]],
    ["a directory named like an executable", ["app/x", "app-admin"]],
  ])("that makes %s is told what it makes, and what is wanted", async (_, paths) => {
    const wrong = bundle(subject, await making(...paths), { spec: "app.spec" });
    await expect(wrong).rejects.toThrow(/makes .*wanted are the executables app, app-admin/);
  });

  test("that is not there, or leads out of the project by a link, is refused", async () => {
    const context = await making("app", "app-admin");
    await expect(bundle(subject, context, { spec: "none.spec" })).rejects.toThrow("there is no file none.spec");
    await writeFile(join(place.folder, "outside.spec"), "");
    await symlink(join(place.folder, "outside.spec"), join(context.project, "link.spec"));
    await expect(bundle(subject, context, { spec: "link.spec" })).rejects.toThrow("leads out of the project");
  });

  test.each(["../app.spec", "/app.spec", "C:\\app.spec", "a/../../app.spec", "setup.py"])(
    "%s is refused before anything runs",
    (spec) => {
      const result = subject.bundler.configure({ spec });
      expect(result.ok ? "" : result.diagnostics[0]?.message).toContain("must be a .spec file inside of the project");
    },
  );

  test("decides on everything, so that other options beside it are errors, all at once", () => {
    const result = subject.bundler.configure({
      spec: "app.spec",
      mode: "onefile",
      "hidden-imports": ["x"],
      version: "6",
    });
    expect(result.ok ? [] : result.diagnostics.map(({ message }) => message.split(" ")[0])).toEqual([
      "mode",
      "hidden-imports",
    ]);
  });
});

test("another version of PyInstaller than the pinned one is refused by name", async () => {
  const subject = subjects["pyinstaller"] as Subject;
  const wrong = bundle(subject, await makeContext(place, subject), { version: "5.13" });
  await expect(wrong).rejects.toThrow("PyInstaller 5.13 is asked for");
});
