import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catalog } from "../../src/entry/catalog.ts";
import type { Bundle } from "../../src/model/bundle.ts";
import { BuildError, NetworkError } from "../../src/model/errors.ts";
import type { BinarySignature } from "../../src/model/manifest.ts";
import { createAuthenticode } from "../../src/signers/authenticode/authenticode.ts";
import type { Bench } from "../../src/stages/leg.ts";
import { checkInside, signBundle, signInside } from "../../src/stages/sign-inside.ts";
import { realExec } from "../support/exec.ts";
import { pythonPorts } from "../support/python-ports.ts";
import { type AuthenticodeStand, type KeyName, openAuthenticode, PASSWORD } from "../support/stand/authenticode.ts";
import { build, theStand } from "../support/stand/cli.ts";
import { foreignTree } from "../support/stand/foreign-trees.ts";
import { copyProject } from "../support/stand/projects.ts";
import { part, tool } from "../support/stand/store.ts";
import { handOver, inRoom, openWindows, readWine } from "../support/stand/wine-room.ts";
import { noPart, testUnless } from "../support/unless.ts";

const stand = theStand();
const example = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "examples", "hello-world");
const work = join(stand.work, "authenticode-test");
await mkdir(work, { recursive: true });
const opened = await part("Authenticode", () => openAuthenticode(work));

interface SignOptions {
  readonly key?: KeyName;
  readonly password?: string;
  readonly timestamp?: string;
}

function sign(real: AuthenticodeStand, root: string, options: SignOptions = {}): Promise<readonly BinarySignature[]> {
  const { key = "code", password = PASSWORD, timestamp = real.timestamp } = options;
  const secrets: Readonly<Record<string, string>> = { KEY: real.store(key), PASS: password };
  const ports = { ...pythonPorts(realExec, { now: new Date() }), secrets: { read: (name: string) => secrets[name] } };
  const signer = createAuthenticode({ key: "KEY", password: "PASS", timestamp, jar: real.jar }, { project: work });
  return signInside(ports, [signer], { root, scratch: work, target: "windows-x64" });
}

if (opened.state === "ready") {
  describe("programs for Windows, signed on this system", () => tried(opened.value));
} else {
  testUnless(opened.reason)("programs for Windows, signed on this system", () => {});
}

function tried(real: AuthenticodeStand): void {
  afterAll(() => real.close());

  describe("a whole interpreter", () => {
    let root: string;
    let signatures: readonly BinarySignature[];
    beforeAll(async () => {
      const tree = (await foreignTree("windows-amd64")) ?? expect.unreachable("no go to fetch it with");
      root = join(work, "tree");
      await cp(tree, root, { recursive: true });
      signatures = await sign(real, root);
    });

    test("every program and library is accepted by osslsigncode, with a time stamp", async () => {
      const ours = signatures.filter(({ by }) => by === "us");
      expect(ours.length).toBeGreaterThan(20);
      for (const { file, signer, timestamp } of ours) {
        expect([signer, timestamp?.slice(0, 4)]).toEqual(["Stand code", String(new Date().getFullYear())]);
        const said = await real.verify(join(root, file));
        expect(said, file).toContain("Number of verified signatures: 1");
        expect(said, file).toContain("Timestamp Server Signature verification: ok");
      }
    });

    test("what others had signed is listed, and left byte for byte", async () => {
      const theirs = signatures.filter(({ by }) => by === "theirs");
      expect(theirs.map(({ file }) => file)).toContain("vcruntime140.dll");
      const tree = (await foreignTree("windows-amd64")) ?? "";
      for (const { file } of theirs) expect(await readFile(join(root, file))).toEqual(await readFile(join(tree, file)));
    });

    test("done again, nothing changes", async () => {
      const before = await readFile(join(root, "python.exe"));
      expect(await sign(real, root)).toEqual(signatures);
      expect(await readFile(join(root, "python.exe"))).toEqual(before);
    });

    test("one changed byte is refused by osslsigncode", async () => {
      const bytes = await readFile(join(root, "python.exe"));
      bytes[0x400] = (bytes[0x400] ?? 0) ^ 1;
      await writeFile(join(work, "changed.exe"), bytes);
      await expect(real.verify(join(work, "changed.exe"))).rejects.toThrow();
    });
  });

  test("a leg of a release signs by its plan, with what is in the step's environment", async () => {
    const tree = (await foreignTree("windows-amd64")) ?? expect.unreachable("no go to fetch it with");
    const root = join(work, "leg");
    await mkdir(join(root, "python"), { recursive: true });
    for (const name of ["python.exe", "vcruntime140.dll"]) await cp(join(tree, name), join(root, "python", name));
    const secrets: Readonly<Record<string, string>> = { CERTIFICATE: real.store("code"), SECRET: PASSWORD };
    const ports = { ...pythonPorts(realExec, { now: new Date() }), secrets: { read: (name: string) => secrets[name] } };
    const authenticode = { key: "CERTIFICATE", password: "SECRET", timestamp: real.timestamp, jar: real.jar };
    const plan = { signing: { policy: "required", provenance: "off", methods: { authenticode } } };
    const planned = { plan, wishes: { root: work } };
    const leg = { target: "windows-x64" };
    const bench = { ports, catalog, planned, leg, release: true, work } as unknown as Bench;
    const signatures = await signBundle(bench, checkInside(bench), { root } as Bundle);
    expect(signatures.map(({ file, by }) => [file, by])).toEqual([
      ["python/python.exe", "us"],
      ["python/vcruntime140.dll", "theirs"],
    ]);
    expect(await real.verify(join(root, "python", "python.exe"))).toContain("Number of verified signatures: 1");
  });

  describe("what will not do", () => {
    let root: string;
    beforeAll(async () => {
      const tree = (await foreignTree("windows-amd64")) ?? expect.unreachable("no go to fetch it with");
      root = join(work, "one");
      await mkdir(root);
      await cp(join(tree, "python3.dll"), join(root, "python3.dll"));
    });

    test.each<[string, SignOptions, RegExp]>([
      ["an expired certificate", { key: "expired" }, /has expired/],
      ["a certificate of a web server", { key: "web" }, /is not for signing code/],
      ["a wrong password", { password: "wrong" }, /does not open with this password/],
    ])("%s is refused before anything changes", async (_, options, message) => {
      const before = await readFile(join(root, "python3.dll"));
      const failure = await sign(real, root, options).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(BuildError);
      expect(String(failure)).toMatch(message);
      expect(await readFile(join(root, "python3.dll"))).toEqual(before);
    });

    test("a time-stamp authority that is down fails as a service, and leaves the file unsigned", async () => {
      const before = await readFile(join(root, "python3.dll"));
      const timestamp = "http://127.0.0.1:9/timestamp";
      await expect(sign(real, root, { timestamp })).rejects.toBeInstanceOf(NetworkError);
      expect(await readFile(join(root, "python3.dll"))).toEqual(before);
    });
  });

  testUnless(noPart(stand.wine, "Wine"))("a signed bundle still runs on Windows", async () => {
    const project = await copyProject(example, join(work, "hello"));
    const archive = await build(stand, project, ["windows-x64", "--cross"]);
    const windows = await openWindows(readWine(stand), join(work, "windows"), []);
    await tool(["python3", "-m", "zipfile", "-e", archive, windows.folder]);
    const name = (archive.split("/").at(-1) ?? "").replace(/\.zip$/, "");
    const signatures = await sign(real, join(windows.folder, name));
    expect(signatures.find(({ file }) => file === "hello-world.exe")).toMatchObject({ by: "us" });
    await real.verify(join(windows.folder, name, "hello-world.exe"));
    await handOver([windows.folder]);
    const outcome = await windows.run([inRoom("desk", name, "hello-world.exe"), "Ada"], { cwd: "." });
    expect(outcome.output).toContain("Hello, Ada!");
    expect(outcome.code).toBe(0);
  });
}
