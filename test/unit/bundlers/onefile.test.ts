import { randomBytes } from "node:crypto";
import {
  chmod,
  chown,
  cp,
  mkdir,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { packOnefile } from "../../../src/bundlers/portable/onefile.ts";
import { ARCHIVE_MARK } from "../../../src/bundlers/portable/stub.ts";
import type { Bundle, BundleContext } from "../../../src/model/bundle.ts";
import { writeTar } from "../../../src/packagers/tar.ts";
import { realExec } from "../../support/exec.ts";
import { pythonPorts } from "../../support/python-ports.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { describeUnless, notLinux, notRoot, testUnless } from "../../support/unless.ts";

const PYTHON = "python/bin/python3.13";
const CACHE = "cache dir/slipway-onefile";
let folder: string;
let program: string;
let made: Bundle;

/** In place of a launcher: says where it lies, what it was given, and what it finds. */
const LAUNCHER = `#!/bin/sh
read -r word <"\${0%/*}/python/data.txt"
echo "\${0##*/} $word $*"
exit 7
`;

async function makeBundle(work: string): Promise<Bundle> {
  const root = join(work, "bundle", "app-1.0-linux-x64");
  await mkdir(join(root, "python", "bin"), { recursive: true });
  for (const name of ["app", "other", PYTHON]) {
    await writeFile(join(root, name), LAUNCHER);
    await chmod(join(root, name), 0o755);
  }
  await writeFile(join(root, "python", "data.txt"), "whole\n");
  await writeFile(join(root, "python", "größe mit blank.txt"), "x");
  await writeFile(join(root, "python", "large.bin"), Buffer.alloc(300_000, "x"));
  await symlink("python3.13", join(root, "python", "bin", "python3"));
  const executables = ["app", "other"].map((name) => ({
    entry: { kind: "object", name, object: "a:b", gui: false } as const,
    path: name,
  }));
  const bundle: Bundle = { root, executables, bundler: { name: "", version: null }, notes: [], checker: undefined };
  const context = { work, epoch: 1_700_000_000, ports: pythonPorts(realExec) } as unknown as BundleContext;
  return packOnefile(context, bundle, { python: PYTHON, writeTar });
}

beforeEach(async () => {
  folder = await temporaryFolder();
  made = await makeBundle(join(folder, "work"));
  program = join(made.root, "app");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const cache = (...path: string[]): string => join(folder, CACHE, ...path);
const home = (): Record<string, string> => ({ XDG_CACHE_HOME: join(folder, "cache dir"), TMPDIR: folder, PATH: "/no" });

async function start(env: Record<string, string> = home(), argv: readonly string[] = [program]) {
  const { exitCode, stdout, stderr } = await realExec.run([...argv], { bare: true, env, accept: "any" });
  return { exitCode, stdout: stdout.trim(), stderr: stderr.trim() };
}

/** Other content, of which the list of files does not speak any more. */
async function changeWithList(root: string): Promise<void> {
  await writeFile(join(root, "python", "data.txt"), "evil\n");
  const lines = (await readFile(join(root, ".files"), "utf8")).split("\n");
  await writeFile(join(root, ".files"), lines.filter((line) => !line.endsWith("data.txt")).join("\n"));
}

const worked = { exitCode: 7, stdout: "app whole", stderr: "" };
async function tree(): Promise<string> {
  return cache((await readdir(cache())).find((name) => /^app@[0-9a-f]{32}$/.test(name)) ?? "none");
}

describeUnless(notLinux)("one file", () => {
  test("is a shell program up to its mark, and a gzip member from there on", async () => {
    const bytes = await readFile(program);
    const end = bytes.indexOf(`\n${ARCHIVE_MARK}\n`) + ARCHIVE_MARK.length + 2;
    expect([...bytes.subarray(end, end + 3)]).toEqual([0x1f, 0x8b, 8]);
  });

  test("has the same bytes from another place", async () => {
    const again = await makeBundle(join(folder, "another work folder"));
    expect((await readFile(join(again.root, "app"))).equals(await readFile(program))).toBe(true);
  });

  test("unpacks itself once, where PATH leads to nothing, and starts from there with its arguments", async () => {
    expect(await start(home(), [program, "a  b", "$x"])).toEqual({ ...worked, stdout: "app whole a  b $x" });
    const before = await stat(await tree());
    expect(await start()).toEqual(worked);
    expect((await stat(await tree())).ino).toBe(before.ino);
    expect((await stat(cache())).mode & 0o777).toBe(0o700);
    expect((await readdir(cache())).some((name) => name.startsWith(".new-"))).toBe(false);
  });

  test("started ten times at once unpacks to one whole folder", async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => start()));
    for (const one of all) expect(one).toEqual(worked);
    expect((await readdir(cache())).filter((name) => !/\.(ok|used)$/.test(name))).toHaveLength(1);
  });

  test("goes by the name that it is started under; an unknown one means the first program", async () => {
    expect(await start(home(), [join(made.root, "other")])).toEqual({ ...worked, stdout: "other whole" });
    await cp(program, join(folder, "app-1.0-linux"));
    expect(await start(home(), [join(folder, "app-1.0-linux")])).toEqual(worked);
    await symlink(program, join(folder, "link"));
    expect(await start(home(), [join(folder, "link")])).toEqual(worked);
  });

  test.each([
    ["a file that was removed", async (root: string) => rm(join(root, "python", "data.txt"))],
    ["a file with other content", async (root: string) => writeFile(join(root, "python", "data.txt"), "evil\n")],
    ["a list of files that was changed, too", changeWithList],
    ["a program that cannot be run any more", async (root: string) => chmod(join(root, PYTHON), 0o644)],
  ])("a cache folder with %s is unpacked anew", async (_, tamper) => {
    await start();
    await tamper(await tree());
    expect((await start()).stdout).toBe("app whole");
    expect(await readFile(join(await tree(), "python", "data.txt"), "utf8")).toBe("whole\n");
  });

  test("what the program itself wrote there stays", async () => {
    await start();
    await writeFile(join(await tree(), "python", "written.txt"), "mine");
    expect(await start()).toEqual(worked);
    expect(await readFile(join(await tree(), "python", "written.txt"), "utf8")).toBe("mine");
  });

  test("a cache folder that others may write to is not used, and said so", async () => {
    await mkdir(cache(), { recursive: true });
    await chmod(cache(), 0o777);
    const { exitCode, stdout, stderr } = await start();
    expect([exitCode, stdout]).toEqual([7, "app whole"]);
    expect(stderr).toContain("is not this user's alone, and is not used");
    expect(await readdir(cache())).toEqual([]);
  });

  testUnless(notRoot)("a cache folder of another user is not used", async () => {
    await mkdir(cache(), { recursive: true });
    await chmod(cache(), 0o700);
    await chown(cache(), 54321, 54321);
    expect((await start()).stderr).toContain("is not this user's alone");
    expect(await readdir(cache())).toEqual([]);
  });

  testUnless(notRoot)("what another user unpacked into it, or says is whole, is unpacked anew", async () => {
    await start();
    await chown(await tree(), 54321, 54321);
    expect(await start()).toEqual(worked);
    expect((await stat(await tree())).uid).toBe(process.getuid?.());
    await writeFile(join(await tree(), "python", "data.txt"), "evil\n");
    const later = new Date(Date.now() + 60_000);
    await utimes(`${await tree()}.ok`, later, later);
    await chown(`${await tree()}.ok`, 54321, 54321);
    expect(await start()).toEqual(worked);
  });

  test("without a home it runs from a folder of its own, which is gone afterwards", async () => {
    expect(await start({ TMPDIR: folder })).toEqual(worked);
    const left = async () => (await readdir(folder)).filter((name) => name.startsWith("app-"));
    for (let wait = 0; wait < 50 && (await left()).length > 0; wait += 1) await new Promise((go) => setTimeout(go, 50));
    expect(await left()).toEqual([]);
  });

  test("a full disk is said, with what is needed, and nothing is left behind", async () => {
    const { exitCode, stdout, stderr } = await start(home(), ["/bin/sh", "-c", 'ulimit -f 100; exec "$0"', program]);
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^app: cannot unpack itself into .*slipway-onefile: /);
    expect(stderr).toContain("app: it needs 1 MB there, once. Make room, or set XDG_CACHE_HOME");
    expect(await readdir(cache())).toEqual([]);
  });

  test.each([
    ["cut off", async () => truncate(program, (await stat(program)).size - 100)],
    [
      "changed in its middle",
      async () => {
        const bytes = await readFile(program);
        randomBytes(40).copy(bytes, bytes.length - 500);
        await writeFile(program, bytes);
      },
    ],
  ])("a file that was %s says so, and nothing of it runs", async (_, damage) => {
    await damage();
    expect(await start()).toEqual({ exitCode: 1, stdout: "", stderr: "app: this file is damaged: fetch it again" });
    expect(await readdir(cache())).toEqual([]);
  });

  test("a file with the archive of another says so, and nothing of it runs", async () => {
    await start();
    const other = await tree();
    await writeFile(join(other, "python", "data.txt"), "evil\n");
    const archive = join(folder, "other.tar.gz");
    await writeTar(other, archive, { epoch: 0, signal: new AbortController().signal });
    await rm(cache(), { recursive: true });
    const bytes = await readFile(program);
    const mark = `\n${ARCHIVE_MARK}\n`;
    await writeFile(
      program,
      Buffer.concat([bytes.subarray(0, bytes.indexOf(mark) + mark.length), await readFile(archive)]),
    );
    const { exitCode, stdout, stderr } = await start();
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("app: cannot unpack itself into");
    expect(await readdir(cache())).toEqual([]);
  });

  test("old versions that nobody starts any more are removed, others stay", async () => {
    const old = new Date(Date.now() - 40 * 24 * 3600 * 1000);
    const versions = { "app@old": old, "app@recent": new Date(), "app-admin@old": old };
    for (const [name, time] of Object.entries(versions)) {
      await mkdir(cache(name, "python"), { recursive: true });
      await chmod(cache(), 0o700);
      await writeFile(cache(`${name}.used`), "");
      await utimes(cache(`${name}.used`), time, time);
    }
    await start();
    const names = await readdir(cache());
    expect(names).toEqual(expect.arrayContaining(["app@recent", "app-admin@old", "app-admin@old.used"]));
    expect(names.filter((name) => name.startsWith("app@old"))).toEqual([]);
  });

  test("is checked by the folder that was compressed, until that is removed", async () => {
    const { checker } = made;
    expect(checker?.kind).toBe("beside");
    if (checker?.kind !== "beside") return;
    expect((await realExec.run([checker.argv[0]], { accept: "any" })).exitCode).toBe(7);
    await checker.remove();
    await expect(stat(checker.argv[0])).rejects.toThrow("ENOENT");
    expect(await start()).toEqual(worked);
  });
});
