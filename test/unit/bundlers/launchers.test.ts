import { chmod, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PNG } from "pngjs";
import { NtExecutable, NtExecutableResource, Resource } from "resedit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { entryScript, posixLauncher, windowsMain, windowsPathFile } from "../../../src/bundlers/portable/launchers.ts";
import { writeWindowsLauncher } from "../../../src/bundlers/portable/windows.ts";
import { realExec } from "../../support/exec.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { describeUnless, notPosix } from "../../support/unless.ts";

const entry = { kind: "object", name: "app", object: "pkg.cli:Tool.main", gui: false } as const;
let folder: string;
let root: string;

/** In place of an interpreter: says how it was called. */
const FAKE =
  '#!/bin/sh\nprintf "%s\\n" "$0" "$@" "nouser=$PYTHONNOUSERSITE"\ncase "$PYTHONHOME$PYTHONPATH" in *evil*) echo hostile ;; esac\n';

beforeAll(async () => {
  folder = await temporaryFolder();
  root = join(folder, "an app with größe");
  await mkdir(join(root, "python", "bin"), { recursive: true });
  await writeFile(join(root, "python", "bin", "python3.13"), FAKE);
  await chmod(join(root, "python", "bin", "python3.13"), 0o755);
  await writeFile(join(root, "app"), posixLauncher(entry, "bin/python3.13"));
  await chmod(join(root, "app"), 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describeUnless(notPosix)("the launcher of Linux and macOS", () => {
  const expected = (...args: string[]) =>
    [join(root, "python/bin/python3.13"), "-I", join(root, "python/entry/app.py"), ...args, "nouser=1", ""].join("\n");

  test("finds the interpreter beside itself, whatever the folder is called, with an empty environment", async () => {
    const { stdout } = await realExec.run([join(root, "app"), "a b", "$x", ""], { bare: true, cwd: "/" });
    expect(stdout).toBe(expected("a b", "$x", ""));
  });

  test("a hostile PYTHONHOME and PYTHONPATH do not reach its children", async () => {
    const { stdout } = await realExec.run([join(root, "app")], { env: { PYTHONHOME: "/evil", PYTHONPATH: "/evil" } });
    expect(stdout).toBe(expected());
  });

  test("through a chain of links, relative and absolute", async () => {
    await mkdir(join(folder, "bin"));
    await symlink(join(root, "app"), join(folder, "bin", "absolute"));
    await symlink("absolute", join(folder, "bin", "relative"));
    const { stdout } = await realExec.run([join(folder, "bin", "relative")], { bare: true, cwd: "/" });
    expect(stdout).toBe(expected());
  });

  test.each([
    ["from its own folder", () => ({ argv: ["./app"], cwd: root })],
    ["by a path relative to another folder", () => ({ argv: ["./an app with größe/app"], cwd: folder })],
    ["by sh, without a folder", () => ({ argv: ["sh", "app"], cwd: root })],
  ])("%s", async (_, start) => {
    const { argv, cwd } = start();
    const { stdout } = await realExec.run(argv, { cwd });
    expect(stdout.replaceAll("/./", "/")).toBe(expected().replaceAll("/./", "/"));
  });

  test("from PATH", async () => {
    const { stdout } = await realExec.run(["app"], { env: { PATH: `${root}:${process.env["PATH"]}` } });
    expect(stdout).toBe(expected());
  });
});

describeUnless(notPosix)("a lone script", () => {
  test("finds what lies beside it, whatever its file is called, and nothing of the caller's environment", async () => {
    const lone = join(folder, "lone");
    await mkdir(join(lone, "python", "bin"), { recursive: true });
    const { stdout: python } = await realExec.run(["python3", "-c", "import sys; print(sys.executable)"]);
    await symlink(python.trim(), join(lone, "python", "bin", "python3"));
    await writeFile(join(lone, "helper.py"), "WORD = 'beside'\n");
    const script = '$HOME `x` "tool".py';
    await writeFile(join(lone, script), "import sys, helper\nprint(helper.WORD, sys.argv[1:])\n");
    await writeFile(
      join(lone, "tool"),
      posixLauncher({ kind: "script", name: "tool", script, gui: false }, "bin/python3"),
    );
    await chmod(join(lone, "tool"), 0o755);
    await mkdir(join(folder, "evil"));
    await writeFile(join(folder, "evil", "helper.py"), "WORD = 'evil'\n");
    const options = { cwd: join(folder, "evil"), env: { PYTHONPATH: join(folder, "evil"), PYTHONSAFEPATH: "1" } };
    expect((await realExec.run([join(lone, "tool"), "a b"], options)).stdout).toBe("beside ['a b']\n");
  });
});

test("the entry script starts a nested object only as a program, and bears the launcher's name", async () => {
  await mkdir(join(folder, "b", "python", "entry"), { recursive: true });
  await mkdir(join(folder, "site", "pkg"), { recursive: true });
  await writeFile(
    join(folder, "site", "pkg", "cli.py"),
    "import sys\nclass Tool:\n    @staticmethod\n    def main(): print(sys.argv[0]); return 5\n",
  );
  const file = join(folder, "b", "python", "entry", "app.py");
  await writeFile(file, entryScript(entry));
  const env = { PYTHONPATH: join(folder, "site") };
  const ran = await realExec.run(["python3", file], { env, accept: [5] });
  expect(ran.stdout.trim()).toBe(join(folder, "b", "app"));
  const imported = await realExec.run(
    ["python3", "-c", `import runpy; runpy.run_path(${JSON.stringify(file)}, run_name="__mp_main__")`],
    { env },
  );
  expect(imported.stdout).toBe("");
});

/** A program file of Windows with nothing in it; console or windowed by its subsystem. */
function emptyProgram(subsystem: number): Buffer {
  const program = NtExecutable.createEmpty(false, false);
  program.newHeader.optionalHeader.subsystem = subsystem;
  return Buffer.from(program.generate());
}

describe("the launcher of Windows, as a file", () => {
  const icon = () => join(folder, "icon.png");
  const product = () => ({ name: "Größe", version: "2!1.4.0rc1", icon: icon() });

  beforeAll(async () => {
    await mkdir(join(folder, "tools", "distlib"), { recursive: true });
    await writeFile(join(folder, "tools", "distlib", "t64.exe"), emptyProgram(3));
    await writeFile(join(folder, "tools", "distlib", "w64-arm.exe"), emptyProgram(2));
    const picture = new PNG({ width: 100, height: 100 });
    picture.data.fill(255);
    await writeFile(icon(), PNG.sync.write(picture));
  });

  test("is the program, the line that names the interpreter, and a zip that Python reads", async () => {
    const file = join(folder, "app.exe");
    await writeWindowsLauncher(entry, file, join(folder, "tools"), { target: "windows-x64", product: product() });
    const bytes = await readFile(file);
    expect(bytes.toString("latin1")).toMatch(/#!<launcher_dir>\\python\\python\.exe -I\nPK/);
    const list =
      "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.namelist(), z.read('__main__.py').decode())";
    const { stdout } = await realExec.run(["python3", "-c", list, file]);
    expect(stdout).toBe(`['__main__.py'] ${windowsMain(entry)}\n`);
  });

  test("has the version and the icon as resources, in every size that the picture has", async () => {
    const file = join(folder, "resources.exe");
    await writeWindowsLauncher(entry, file, join(folder, "tools"), { target: "windows-x64", product: product() });
    const { entries } = NtExecutableResource.from(NtExecutable.from(await readFile(file)));
    const [info] = Resource.VersionInfo.fromEntries(entries);
    expect(info?.getStringValues({ lang: 0x0409, codepage: 1200 })).toMatchObject({
      ProductName: "Größe",
      ProductVersion: "2!1.4.0rc1",
      OriginalFilename: "app.exe",
    });
    expect(info?.fixedInfo.fileVersionMS).toBe((1 << 16) | 4);
    const [group] = Resource.IconGroupEntry.fromEntries(entries);
    expect(group?.icons.map(({ width }) => width)).toEqual([16, 24, 32, 48, 64]);
  });

  test("is windowed for a gui entry, and the same whenever it is made", async () => {
    const file = join(folder, "app-gui.exe");
    const on = { target: "windows-arm64", product: { ...product(), icon: undefined } } as const;
    await writeWindowsLauncher({ ...entry, gui: true }, file, join(folder, "tools"), on);
    const first = await readFile(file);
    expect(NtExecutable.from(first).newHeader.optionalHeader.subsystem).toBe(2);
    await writeWindowsLauncher({ ...entry, gui: true }, file, join(folder, "tools"), on);
    expect((await readFile(file)).equals(first)).toBe(true);
  });

  test("isolates by a path file, which children inherit", () => {
    expect(windowsPathFile("3.13.9")).toEqual({
      name: "python313._pth",
      text: "Lib\nDLLs\nLib\\site-packages\nimport site\n",
    });
    expect(windowsPathFile("3.13.9t").name).toBe("python313t._pth");
  });
});
