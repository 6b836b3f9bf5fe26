import { mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { InsideSigner } from "../../src/model/inside-signer.ts";
import { TARGET_IDS } from "../../src/model/target.ts";
import { createAuthenticode } from "../../src/signers/authenticode/authenticode.ts";
import { authenticodePorts, fixture, PASSWORD, TIMESTAMP } from "../support/authenticode.ts";
import { peFile } from "../support/pe-file.ts";
import { temporaryFolder } from "../support/temporary.ts";

/** A signer, and files of its system: which nobody has signed, which somebody else has, and which are none. */
interface Subject {
  readonly signer: InsideSigner;
  unsigned(): Promise<Buffer>;
  theirs(): Promise<Buffer>;
}

const subjects: Readonly<Record<string, Subject>> = {
  authenticode: {
    signer: createAuthenticode(
      { key: "KEY", password: "PASS", timestamp: TIMESTAMP },
      { project: "/", jsign: async () => "jsign.jar" },
    ),
    unsigned: async () => peFile({ imports: ["kernel32.dll"] }),
    theirs: () => fixture("theirs.dll"),
  },
};

describe.each(Object.entries(subjects))("the signer %s", (name, { signer, unsigned, theirs }) => {
  let folder: string;
  let root: string;
  let scratch: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
    [root, scratch] = [join(folder, "bundle"), join(folder, "scratch")];
    await mkdir(join(root, "lib"), { recursive: true });
    await mkdir(scratch);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function fill(): Promise<void> {
    await writeFile(join(root, "app.exe"), await unsigned());
    await writeFile(join(root, "lib", "a b é.dll"), await unsigned());
    await writeFile(join(root, "lib", "theirs.dll"), await theirs());
    await writeFile(join(root, "lib", "text.txt"), "MZ is how some texts begin");
    await writeFile(join(root, "lib", "empty.dll"), "");
    await symlink("../app.exe", join(root, "lib", "link.exe"));
  }

  test("bears its name and says for every target whether it signs there", () => {
    expect(signer.method).toBe(name);
    for (const target of TARGET_IDS) expect(typeof signer.supports(target)).toBe("boolean");
  });

  test("asks nobody for anything where there is nothing to sign", async () => {
    const { ports, calls } = await authenticodePorts(folder, { secrets: {} });
    expect(await signer.sign(ports, { root, scratch })).toEqual([]);
    expect(calls).toEqual([]);
  });

  test("signs what nobody has signed, lists what somebody has, and leaves all else byte for byte", async () => {
    await fill();
    const kept = ["theirs.dll", "text.txt", "empty.dll"].map((file) => join(root, "lib", file));
    const before = await Promise.all(kept.map((file) => readFile(file)));
    const { ports } = await authenticodePorts(folder);
    const signatures = await signer.sign(ports, { root, scratch });
    expect(signatures.map(({ file, by }) => [file, by])).toEqual([
      ["app.exe", "us"],
      ["lib/a b é.dll", "us"],
      ["lib/theirs.dll", "theirs"],
    ]);
    for (const { signer: who, expires, timestamp } of signatures) {
      expect(who).not.toBe("");
      expect(expires).toMatch(/^2027-11-21T/);
      expect(timestamp).toMatch(/^2026-11-21T/);
    }
    expect(await Promise.all(kept.map((file) => readFile(file)))).toEqual(before);
  });

  test("done again, says the same and changes nothing", async () => {
    await fill();
    const { ports } = await authenticodePorts(folder);
    const first = await signer.sign(ports, { root, scratch });
    const bytes = await readFile(join(root, "app.exe"));
    expect(await signer.sign(ports, { root, scratch })).toEqual(first);
    expect(await readFile(join(root, "app.exe"))).toEqual(bytes);
  });

  test("signs one package that is a program itself", async () => {
    await writeFile(join(folder, "setup.exe"), await unsigned());
    const { ports } = await authenticodePorts(folder);
    const signatures = await signer.sign(ports, { root: join(folder, "setup.exe"), scratch });
    expect(signatures.map(({ file, by }) => [file, by])).toEqual([["setup.exe", "us"]]);
  });

  test("no secret is on a command line, or in what stays", async () => {
    await fill();
    const key = `MII${"A".repeat(400)}`;
    const { ports, calls } = await authenticodePorts(folder, { secrets: { KEY: key, PASS: PASSWORD } });
    await signer.sign(ports, { root, scratch });
    expect(calls.length).toBeGreaterThan(0);
    for (const { argv, options } of calls) {
      expect(argv.join(" ")).not.toContain(PASSWORD);
      expect(argv.join(" ")).not.toContain(key);
      expect(options.input ?? "").not.toContain(key);
    }
    expect(await readdir(scratch)).toEqual([]);
  });

  test("leaves no secret behind when it fails", async () => {
    await fill();
    const key = `MII${"A".repeat(400)}`;
    const failing = { secrets: { KEY: key, PASS: PASSWORD }, jsign: { exitCode: 1, stderr: "broken" } };
    const { ports } = await authenticodePorts(folder, failing);
    const failure = await signer.sign(ports, { root, scratch }).catch((error: unknown) => error);
    expect(String(failure)).not.toContain(PASSWORD);
    expect(failure).toBeInstanceOf(Error);
    expect(await readdir(scratch)).toEqual([]);
  });
});
