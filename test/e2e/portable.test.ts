import { execFile } from "node:child_process";
import { chown, mkdir, readFile, rename, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build, theStand, unpack } from "../support/stand/cli.ts";
import { runCommand } from "../support/stand/processes.ts";
import { copyProject, writeFiles } from "../support/stand/projects.ts";
import { openRoom, type Room } from "../support/stand/room.ts";
import { notLinux, notRoot, testUnless } from "../support/unless.ts";

const stand = theStand();
const example = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "examples", "hello-world");
const MODES = {
  directory: "bundler: { use: portable, mode: directory }\n",
  onefile: "bundler: { use: portable, mode: onefile }\ntargets: [linux-x64]\n",
} as const;

async function listing(folder: string): Promise<string> {
  // Names, kinds, sizes and times: whatever is written shows.
  const { stdout } = await promisify(execFile)("find", [folder, "-printf", "%P %y %s %T@\n"]);
  return stdout;
}

describe.each(Object.entries(MODES))("a portable bundle, %s", (mode, configuration) => {
  let room: Room;
  let place: string;
  let program: string;

  beforeAll(async () => {
    room = await openRoom([stand.work, stand.cache]);
    const project = await copyProject(example, join(stand.work, `portable-${mode}`));
    await writeFiles(project, { "slipway.yml": configuration });
    const bundle = await unpack(await build(stand, project), room.folder);
    place = join(room.folder, "größe mit $HOME und 'blank'");
    await rename(bundle, place);
    program = join(place, "hello-world");
  });
  afterAll(() => room.dispose());

  const run = (argv: readonly [string, ...string[]]) => room.run(argv, { cwd: room.folder });

  test("starts from a folder with blanks, quotes and letters outside of ASCII, and writes nothing into it", async () => {
    // Whoever runs it could.
    await promisify(execFile)("chmod", ["-R", "a+w", place]);
    const before = await listing(place);
    expect((await run([program, "Ada"])).output).toBe("Hello, Ada!\n");
    expect(await listing(place)).toBe(before);
  });

  test("starts from a folder that nobody can write to", async () => {
    await promisify(execFile)("chmod", ["-R", "a-w", place]);
    expect((await run([program])).output).toBe("Hello, world!\n");
  });

  test("starts through links, one of them from another folder", async () => {
    await mkdir(join(room.folder, "bin"));
    await symlink(program, join(room.folder, "bin", "first"));
    await symlink("first", join(room.folder, "bin", "hello-world"));
    expect((await run([join(room.folder, "bin", "hello-world")])).output).toBe("Hello, world!\n");
  });

  test("is not led astray by PYTHONHOME, PYTHONPATH and what they bring", async () => {
    const evil = join(room.folder, "evil");
    await mkdir(evil);
    await writeFiles(evil, {
      "argparse.py": "raise SystemExit('evil')\n",
      "sitecustomize.py": "raise SystemExit('evil')\n",
    });
    const hostile = [`PYTHONHOME=${evil}`, `PYTHONPATH=${evil}`, "PYTHONSTARTUP=/evil", "PYTHONPLATLIBDIR=evil"];
    expect((await run(["/usr/bin/env", ...hostile, program])).output).toBe("Hello, world!\n");
  });

  test("started by several at once, each with a home of its own, works for all", async () => {
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => run([program])));
    for (const { output, code } of outcomes) expect([code, output]).toEqual([0, "Hello, world!\n"]);
  });

  // Only root can become two others.
  testUnless(notLinux ?? notRoot)("started by two users at once, works for both", async () => {
    const users = ["54398", "54399"];
    const starts = users.map(async (user) => {
      const home = join(room.folder, `home-${user}`);
      await mkdir(home);
      await chown(home, Number(user), Number(user));
      const poor = ["setpriv", "--reuid", user, "--regid", user, "--clear-groups"] as const;
      return runCommand([...poor, "env", "-i", `HOME=${home}`, program, user], {
        cwd: "/",
        env: process.env,
        seconds: 60,
      });
    });
    const outcomes = await Promise.all(starts);
    expect(outcomes.map(({ code, output }) => [code, output])).toEqual(users.map((user) => [0, `Hello, ${user}!\n`]));
  });

  // In the other mode they are packed into the one file.
  if (mode === "directory") {
    test("carries the licences of its Python and of what is linked into that", async () => {
      const notices = await readFile(join(place, "LICENSES", "THIRD-PARTY-NOTICES"), "utf8");
      expect(notices).toMatch(/^Python \d[\d.]+\nLicence: PSF-2.0\n\n--- LICENSE/m);
      expect(notices).toMatch(/^OpenSSL [\d.]+, linked into .+\nLicence: Apache-2.0\n\n--- LICENSE/m);
    });
  }
});
