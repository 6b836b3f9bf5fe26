import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { BuildError, ToolError } from "../../../src/model/errors.ts";
import { inRoom, openRoom, type Room, unpack, windowsRoot } from "../../../src/smoke/room.ts";
import { realExec } from "../../support/exec.ts";
import { describeUnless, notPosix } from "../../support/unless.ts";
import { machine, pack, scratch, supervised } from "./support.ts";

const posix = describeUnless(notPosix);

async function room<T>(work: (room: Room, parent: string) => Promise<T>): Promise<T> {
  const parent = scratch();
  return inRoom(machine, parent, (opened) => work(opened, parent));
}

posix("the clean room", () => {
  it("has empty places, a name that trips careless programs, and no Python within reach", async () => {
    await room(async ({ root, unpacked, cwd, env }) => {
      expect(unpacked).toMatch(/ .*[^\p{ASCII}]/u);
      expect(Object.keys(env).sort()).toEqual(["HOME", "LANG", "PATH", "TMPDIR"]);
      for (const place of [unpacked, cwd, env["HOME"] ?? "", env["TMPDIR"] ?? "", env["PATH"] ?? ""]) {
        expect(readdirSync(place)).toEqual([]);
        expect(place.startsWith(root)).toBe(true);
      }
      const source = "import os, shutil; print(shutil.which('python3'), os.path.expanduser('~'), os.getcwd())";
      const { stdout } = await supervised(source, { cwd, env });
      expect(stdout).toBe(`None ${env["HOME"]} ${cwd}\n`);
    });
  });

  it("is gone afterwards, with whatever was locked in it, also when the work fails", async () => {
    const parent = scratch();
    const opened = await openRoom(machine, parent);
    mkdirSync(join(opened.cwd, "locked", "deeper"), { recursive: true });
    writeFileSync(join(opened.cwd, "locked", "deeper", "file"), "");
    for (const name of ["locked/deeper", "locked"]) chmodSync(join(opened.cwd, name), 0o000);
    await opened.close();
    await expect(inRoom(machine, parent, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(readdirSync(parent)).toEqual([]);
  });
});

describe("the environment on Windows", () => {
  it("finds the system on PATH, or where it usually is", () => {
    expect(windowsRoot("C:\\Python;D:\\WINNT\\system32\\;C:\\x\\System32\\Wbem")).toBe("D:\\WINNT");
    expect(windowsRoot("C:\\Python")).toBe("C:\\Windows");
  });

  it("has System32 only, and what no program can live without", async () => {
    const system = { os: "windows", path: "C:\\hostedtoolcache\\Python;C:\\Windows\\System32" } as const;
    const { env } = await inRoom(system, scratch(), async (opened) => opened);
    expect(env["PATH"]).toBe("C:\\Windows\\System32");
    expect(env).toMatchObject({
      SystemRoot: "C:\\Windows",
      SystemDrive: "C:",
      ComSpec: "C:\\Windows\\System32\\cmd.exe",
    });
    expect(Object.keys(env)).toEqual(expect.arrayContaining(["TEMP", "TMP", "USERPROFILE", "APPDATA", "LOCALAPPDATA"]));
  });
});

posix("unpacking", () => {
  function directory(parent: string, name = "app-1.0"): string {
    mkdirSync(join(parent, name, "lib"), { recursive: true });
    writeFileSync(join(parent, name, "lib", "file"), "x");
    return join(parent, name);
  }

  it("gives the one directory in the archive, with its modes and links", async () => {
    await room(async (opened, parent) => {
      const source = directory(parent);
      writeFileSync(join(source, "app"), "#!/bin/sh\n", { mode: 0o755 });
      symlinkSync("lib/file", join(source, "link"));
      symlinkSync("lib/nowhere", join(source, "dangling"));
      const root = await unpack(realExec, machine, pack(parent, "app-1.0"), opened);
      expect(root).toBe(join(opened.unpacked, "app-1.0"));
      expect(readdirSync(root).sort()).toEqual(["app", "dangling", "lib", "link"]);
    });
  });

  it("refuses an archive with more than one directory, or with none", async () => {
    await room(async (opened, parent) => {
      directory(parent, "one");
      directory(parent, "two");
      const archive = join(parent, "both.tar.gz");
      execFileSync("tar", ["-czf", archive, "-C", parent, "one", "two"]);
      await expect(unpack(realExec, machine, archive, opened)).rejects.toThrow(/holds one, two instead of one/);
    });
    await room(async (opened, parent) => {
      const archive = join(parent, "empty.tar.gz");
      execFileSync("tar", ["-czf", archive, "-T", "/dev/null"]);
      await expect(unpack(realExec, machine, archive, opened)).rejects.toThrow(/holds nothing/);
    });
  });

  it.each(["../evil", "/tmp/slipway-smoke-evil"])("lets nothing out: %s", async (name) => {
    await room(async (opened, parent) => {
      directory(parent);
      const archive = join(parent, "evil.tar.gz");
      const rename = `s,^app-1.0/lib/file$,${name},`;
      execFileSync("tar", ["-czPf", archive, "-C", parent, "--transform", rename, "app-1.0"]);
      const error = await unpack(realExec, machine, archive, opened).catch((problem: unknown) => problem);
      expect(error instanceof ToolError || error instanceof BuildError).toBe(true);
      expect(existsSync(join(opened.root, "evil"))).toBe(false);
      expect(existsSync("/tmp/slipway-smoke-evil")).toBe(false);
    });
  });

  it.each(["/etc", "../../elsewhere"])("refuses a link that leads out: %s", async (target) => {
    await room(async (opened, parent) => {
      symlinkSync(target, join(directory(parent), "lib", "out"));
      const unpacked = unpack(realExec, machine, pack(parent, "app-1.0"), opened);
      await expect(unpacked).rejects.toThrow("the archive's link app-1.0/lib/out leads out of it");
    });
  });
});
