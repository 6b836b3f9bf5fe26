import { chmod, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Fragment, Manifest } from "../../../src/model/manifest.ts";
import { measure } from "../../../src/publishers/checksums.ts";
import { directoryPublisher } from "../../../src/publishers/directory.ts";
import { realExec } from "../../support/exec.ts";
import { leastFragment } from "../../support/fragment.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { mayWriteAnywhere, notLinux, notPosix, testUnless } from "../../support/unless.ts";

let folder: string;
let release: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  release = join(folder, "release");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function leg(
  target: Fragment["target"],
  content: string,
): Promise<{ leg: Fragment; file: string; name: string }> {
  const name = `app-1.0-${target}.tar.gz`;
  const file = join(folder, `${target}-${content}`);
  await writeFile(file, content);
  const artifact = { name, kind: "archive", target, ...(await measure(file)) };
  return { leg: leastFragment(target, { artifacts: [artifact] }), file, name };
}

const publish = (directory: string, whole: Manifest, files: ReadonlyMap<string, string>) =>
  directoryPublisher.publish(directory, whole, { files, checksums: ["sha256"] });

const manifest = (...legs: Fragment[]): Manifest => ({
  schema: 1,
  slipway: "0.0.0",
  project: { name: "app", version: "1.0" },
  commit: null,
  legs,
});

test("a release is its files, a manifest, and checksums that sha256sum accepts", async () => {
  const one = await leg("linux-x64", "first");
  await directoryPublisher.prepare(release, { ignored: false });
  await publish(release, manifest(one.leg), new Map([[one.name, one.file]]));
  expect((await readdir(release)).sort()).toEqual(["SHA256SUMS", one.name, "slipway-manifest.json"]);
  await realExec.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], { cwd: release });
  expect(await directoryPublisher.read(release)).toEqual(manifest(one.leg));
});

test("a file that is no artifact has a checksum, is ours, and goes when it is no part of the release any more", async () => {
  const one = await leg("linux-x64", "first");
  const more = join(folder, "more");
  await writeFile(more, "what is inside");
  await directoryPublisher.prepare(release, { ignored: false });
  const files = new Map([[one.name, one.file]]);
  await publish(release, manifest(one.leg), new Map([...files, ["app-1.0.sbom.cdx.json", more]]));
  await realExec.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], { cwd: release });
  expect(await readFile(join(release, "SHA256SUMS"), "utf8")).toContain("  app-1.0.sbom.cdx.json\n");
  expect(await directoryPublisher.foreign(release)).toEqual([]);
  await publish(release, manifest(one.leg), files);
  expect((await readdir(release)).sort()).toEqual(["SHA256SUMS", one.name, "slipway-manifest.json"]);
});

test("checksums: [sha256, sha512]: a second list, which sha512sum accepts, and which the first one has in it", async () => {
  const [one, two, other] = [
    await leg("linux-x64", "first"),
    await leg("macos-x64", "second"),
    await leg("linux-x64", "other"),
  ];
  const both = ["sha256", "sha512"] as const;
  await directoryPublisher.prepare(release, { ignored: false });
  const first = new Map([one, two].map(({ name, file }) => [name, file]));
  await directoryPublisher.publish(release, manifest(one.leg, two.leg), { files: first, checksums: both });
  // Built again: one file is put in, the other lies there.
  const again = new Map([[other.name, other.file]]);
  await directoryPublisher.publish(release, manifest(other.leg, two.leg), { files: again, checksums: both });
  const names = [one.name, two.name, "slipway-manifest.json"];
  for (const [program, list] of [
    ["sha512sum", names],
    ["sha256sum", ["SHA512SUMS", ...names]],
  ] as const) {
    const file = `${program.slice(0, 6).toUpperCase()}SUMS`;
    const { exitCode } = await realExec.run([program, "--check", "--strict", file], { cwd: release });
    expect(exitCode, file).toBe(0);
    const text = await readFile(join(release, file), "utf8");
    expect(text.match(/(?<= {2}).*$/gm)).toEqual([...list]);
  }
  expect(await directoryPublisher.foreign(release)).toEqual([]);
  await publish(release, manifest(other.leg, two.leg), new Map());
  expect(await readdir(release)).not.toContain("SHA512SUMS");
});

test("publishing again replaces what changed and drops what is no longer part of it", async () => {
  const [one, two, changed] = [
    await leg("linux-x64", "first"),
    await leg("macos-x64", "second"),
    await leg("linux-x64", "other"),
  ];
  await directoryPublisher.prepare(release, { ignored: false });
  await publish(
    release,
    manifest(one.leg, two.leg),
    new Map([
      [one.name, one.file],
      [two.name, two.file],
    ]),
  );
  await publish(release, manifest(changed.leg), new Map([[changed.name, changed.file]]));
  expect((await readdir(release)).sort()).toEqual(["SHA256SUMS", one.name, "slipway-manifest.json"]);
  expect(await readFile(join(release, one.name), "utf8")).toBe("other");
});

describe("what lies in a folder is not trusted", () => {
  test("an artifact with one changed byte is no part of what is read", async () => {
    const one = await leg("linux-x64", "first");
    await directoryPublisher.prepare(release, { ignored: false });
    await publish(release, manifest(one.leg), new Map([[one.name, one.file]]));
    await writeFile(join(release, one.name), "fi_st");
    expect((await directoryPublisher.read(release))?.legs).toEqual([]);
  });

  test.each(["{", "[]", '{"schema":2}', '{"schema":1,"legs":[{"artifacts":[{"name":"../../etc/passwd"}]}]}'])(
    "a manifest that says %s is none",
    async (text) => {
      await mkdir(release);
      await writeFile(join(release, "slipway-manifest.json"), text);
      expect(await directoryPublisher.read(release)).toBeUndefined();
    },
  );

  test("a .gitignore that is there already stays as it is", async () => {
    await mkdir(release);
    await writeFile(join(release, ".gitignore"), "secret.env\n");
    await directoryPublisher.prepare(release, { ignored: true });
    expect(await readFile(join(release, ".gitignore"), "utf8")).toBe("secret.env\n");
  });

  test("a file of somebody else's is named", async () => {
    await directoryPublisher.prepare(release, { ignored: true });
    await writeFile(join(release, "thesis.pdf"), "");
    expect(await directoryPublisher.foreign(release)).toEqual(["thesis.pdf"]);
  });
});

test("an artifact that vanishes while it is published leaves nothing half-written", async () => {
  const [one, two] = [await leg("linux-x64", "first"), await leg("macos-x64", "second")];
  await directoryPublisher.prepare(release, { ignored: false });
  const files = new Map([
    [one.name, one.file],
    [two.name, join(folder, "gone")],
  ]);
  await expect(publish(release, manifest(one.leg, two.leg), files)).rejects.toThrow(/gone cannot be read: ENOENT/);
  expect(await readdir(release)).toEqual([]);
});

test("an artifact that changes before it is copied is not published", async () => {
  const [one, two] = [await leg("linux-x64", "first"), await leg("macos-x64", "second")];
  await directoryPublisher.prepare(release, { ignored: false });
  await writeFile(two.file, "secondX");
  const files = new Map([
    [one.name, one.file],
    [two.name, two.file],
  ]);
  await expect(publish(release, manifest(one.leg, two.leg), files)).rejects.toThrow(
    `${two.name} changed while it was copied`,
  );
  await writeFile(two.file, "sEcond");
  await expect(publish(release, manifest(one.leg, two.leg), files)).rejects.toThrow("changed");
  expect(await readdir(release)).toEqual([]);
});

test("a folder that refuses is named, and a copy keeps its mode", async () => {
  const one = await leg("linux-x64", "first");
  const files = new Map([[one.name, one.file]]);
  await chmod(one.file, 0o755);
  await expect(publish(release, manifest(one.leg), files)).rejects.toThrow(`nothing can be written to ${release}`);
  await directoryPublisher.prepare(release, { ignored: false });
  await publish(release, manifest(one.leg), files);
  if (process.platform !== "win32") expect((await stat(join(release, one.name))).mode & 0o700).toBe(0o700);
});

test("output that is a file", async () => {
  await writeFile(release, "");
  await expect(directoryPublisher.prepare(release, { ignored: false })).rejects.toThrow("nothing can be written to");
});

testUnless(mayWriteAnywhere)("output where nobody may write", async () => {
  const closed = join(folder, "closed");
  await mkdir(closed);
  await chmod(closed, 0o500);
  await expect(directoryPublisher.prepare(join(closed, "release"), { ignored: false })).rejects.toThrow(
    "nothing can be written to",
  );
});

// Nobody may make a file there, not even those who may write everywhere.
testUnless(notLinux)("output that is read-only, before anything is built for it", async () => {
  const message = "nothing can be written to /proc/self: ";
  await expect(directoryPublisher.prepare("/proc/self", { ignored: false })).rejects.toThrow(message);
});

testUnless(notPosix)("a disk that takes but a part of a file: that is no copy of it", async () => {
  const from = join(folder, "from");
  await writeFile(from, "x".repeat(300_000));
  const module = fileURLToPath(new URL("../../../src/publishers/copy.ts", import.meta.url));
  const paths = [from, join(folder, "to")].map((path) => JSON.stringify(path)).join(", ");
  const script = `
    const { copyMeasured } = await import(${JSON.stringify(module)});
    await copyMeasured(${paths}).then(() => console.log("copied"), ({ code }) => console.log(code));
  `;
  // The limit of the size of a file does as a full disk does: a shorter write, then an error.
  const limited = ["sh", "-c", 'ulimit -f 100; exec "$@"', "sh", process.execPath, "--input-type=module", "-e", script];
  expect((await realExec.run(limited)).stdout).toBe("EFBIG\n");
});

// Node's own recursive mkdir never comes back from there.
testUnless(notLinux)("a folder that takes no folders", async () => {
  await expect(directoryPublisher.prepare("/proc/release/x", { ignored: false })).rejects.toThrow(
    "nothing can be written to /proc/release/x",
  );
});

test("a file, or a link to nothing, where a folder should be", async () => {
  await writeFile(join(folder, "file"), "");
  await symlink(join(folder, "nowhere"), join(folder, "link"));
  for (const name of ["file", "file/x", "link", "link/x"])
    await expect(directoryPublisher.prepare(join(folder, name), { ignored: false })).rejects.toThrow(
      "nothing can be written to",
    );
});
