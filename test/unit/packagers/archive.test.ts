import { createHash, randomBytes } from "node:crypto";
import { chmod, cp, mkdir, readFile, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { zstdDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { archive } from "../../../src/packagers/archive.ts";
import { tarZst } from "../../../src/packagers/tar-zst.ts";
import { zstd } from "../../../src/packagers/zstd.ts";
import { realExec } from "../../support/exec.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { notLinux, notPosix, testUnless, titleUnless } from "../../support/unless.ts";

const posix = process.platform !== "win32";
const signal = new AbortController().signal;
const epoch = 1_700_000_001;
/** Read in more pieces than there are buffers for them. */
const LARGE = join("python", "lib", "large.bin");
let folder: string;
let bundle: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  bundle = join(folder, "one", "app-1.0-linux-x64");
  await mkdir(join(bundle, "python", "lib"), { recursive: true });
  await mkdir(join(bundle, "empty"));
  await writeFile(join(bundle, "app"), "#!/bin/sh\necho hello\n");
  await chmod(join(bundle, "app"), 0o700);
  await writeFile(join(bundle, "python", "lib", "größe, und.txt"), "text");
  // No part of it is like another, so that it is seen where one takes another's place.
  await writeFile(join(bundle, LARGE), randomBytes(3_000_000));
  await writeFile(join(bundle, `${"long-".repeat(30)}name.txt`), "a name beyond the 100 bytes of the old format");
  if (posix) await symlink("large.bin", join(bundle, "python", "lib", "link.bin"));
  if (posix) await symlink("python", join(bundle, "folder-link"));
  if (posix) await symlink("..", join(bundle, "python", "up"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const digest = async (file: string): Promise<string> =>
  createHash("sha256")
    .update(await readFile(file))
    .digest("hex");

describe.each(["tar.gz", "tar.zst", "zip"])("a .%s archive", (kind) => {
  const make = async (root: string, name: string): Promise<string> => {
    const file = join(folder, `${name}.${kind}`);
    await (kind === "tar.zst" ? tarZst : archive).package(root, file, { epoch, signal });
    return file;
  };

  test("has the same bytes from another place, another time and another umask", async () => {
    const copy = join(folder, "two", "app-1.0-linux-x64");
    await rm(copy, { recursive: true, force: true });
    await cp(bundle, copy, { recursive: true, verbatimSymlinks: true });
    await chmod(join(copy, "app"), 0o755);
    await utimes(join(copy, "app"), 1, 1);
    expect(await digest(await make(copy, "two"))).toBe(await digest(await make(bundle, "one")));
  });

  test("tells the hash of each file as it was packed", async () => {
    const told = new Map<string, string>();
    const packed = (path: string, sha256: string) => told.set(path, sha256);
    await (kind === "tar.zst" ? tarZst : archive).package(bundle, join(folder, `told.${kind}`), {
      epoch,
      signal,
      packed,
    });
    const files = ["app", `${"long-".repeat(30)}name.txt`, "python/lib/größe, und.txt", "python/lib/large.bin"];
    expect([...told.keys()].sort()).toEqual(files);
    for (const path of files) expect(told.get(path)).toBe(await digest(join(bundle, path)));
  });

  testUnless(notPosix)("unpacks to what was packed, modes and links kept", async () => {
    const file = await make(bundle, "three");
    const to = join(folder, `unpacked-${kind}`);
    await mkdir(to);
    const plain = kind === "tar.zst" ? `${file}.tar` : file;
    // tar needs a program for zstd that is not on every machine.
    if (kind === "tar.zst") await writeFile(plain, zstdDecompressSync(await readFile(file)));
    const unpack = kind === "zip" ? ["python3", "-c", UNZIP, file, to] : ["tar", "-xf", plain, "-C", to];
    await realExec.run(unpack);
    const listing = (root: string) => realExec.run(["find", ".", "-printf", "%P %y %l %s\\n"], { cwd: root });
    const files = async (root: string) =>
      (await listing(root)).stdout
        .split("\n")
        .filter((line) => !/ d /.test(line))
        .sort();
    expect(await files(join(to, "app-1.0-linux-x64"))).toEqual(await files(bundle));
    expect(await digest(join(to, "app-1.0-linux-x64", LARGE))).toBe(await digest(join(bundle, LARGE)));
    const program = await realExec.run([join(to, "app-1.0-linux-x64", "app")]);
    expect(program.stdout).toBe("hello\n");
  });
});

/** Debian's unzip is not everywhere; Python's zipfile keeps neither modes nor links by itself. */
const UNZIP = `
import os, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as z:
    for i in z.infolist():
        p = os.path.join(sys.argv[2], i.filename); mode = i.external_attr >> 16
        if i.is_dir(): os.makedirs(p, exist_ok=True); continue
        os.makedirs(os.path.dirname(p), exist_ok=True)
        if (mode & 0o170000) == 0o120000: os.symlink(z.read(i).decode(), p)
        else: open(p, "wb").write(z.read(i)); os.chmod(p, mode & 0o777)
`;

test.skipIf(notPosix !== undefined).each([
  ["an absolute link", "/etc/passwd"],
  ["a link out of the bundle", "../../../secret"],
])(titleUnless(notPosix, "%s is refused"), async (_, target) => {
  const root = join(folder, `link-${target.length}`, "app");
  await mkdir(root, { recursive: true });
  await symlink(target, join(root, "way-out"));
  const made = archive.package(root, join(folder, `${target.length}.tar.gz`), { epoch, signal });
  await expect(made).rejects.toThrow("leads out of it: app/way-out");
});

testUnless(notLinux)("a file that is not what it was when it was listed fails a .zip", async () => {
  // The kernel says 0 bytes and gives more.
  const made = archive.package("/proc/sys/kernel/random", join(folder, "changed.zip"), { epoch, signal });
  await expect(made).rejects.toThrow("unexpected number of bytes");
});

test.each(["tar.gz", "zip"])("a .%s is not gone on with when we are asked to stop", async (kind) => {
  const options = { epoch, signal: AbortSignal.abort(new Error("Ctrl-C")) };
  await expect(archive.package(bundle, join(folder, `stopped.${kind}`), options)).rejects.toThrow("Ctrl-C");
});

testUnless(notPosix)("a disk that takes but a part of an archive: that is none", async () => {
  const module = fileURLToPath(new URL("../../../src/packagers/output.ts", import.meta.url));
  const file = JSON.stringify(join(folder, "large.tar.gz"));
  const script = `
    const { writeMeasured } = await import(${JSON.stringify(module)});
    const content = (async function* () { yield Buffer.alloc(300_000); })();
    const written = writeMeasured(content, ${file}, new AbortController().signal);
    await written.then(() => console.log("written"), ({ code }) => console.log(code));
  `;
  // The limit of the size of a file does as a full disk does: a shorter write, then an error.
  const limited = ["sh", "-c", 'ulimit -f 100; exec "$@"', "sh", process.execPath, "--input-type=module", "-e", script];
  expect((await realExec.run(limited)).stdout).toBe("EFBIG\n");
});

test("a name in an archive is decided by the system that opens it", () => {
  expect(archive.artifactName("app-1.0-windows-x64", "windows-x64")).toBe("app-1.0-windows-x64.zip");
  expect(archive.artifactName("app-1.0-macos-arm64", "macos-arm64")).toBe("app-1.0-macos-arm64.tar.gz");
});

test("a Node without zstd is said to be one, with what to do", () => {
  const nothing = (async function* () {})();
  expect(() => zstd(nothing, null)).toThrow("the Node that runs this has none");
});
