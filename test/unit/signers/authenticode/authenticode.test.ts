import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AuthenticodeMethod } from "../../../../src/model/authenticode-config.ts";
import { BuildError, NetworkError } from "../../../../src/model/errors.ts";
import { createAuthenticode } from "../../../../src/signers/authenticode/authenticode.ts";
import { readPeFile } from "../../../../src/signers/authenticode/pe-signature.ts";
import {
  authenticodePorts,
  fixture,
  keytoolText,
  type Simulation,
  signLike,
  TIMESTAMP,
} from "../../../support/authenticode.ts";
import { peFile } from "../../../support/pe-file.ts";
import { temporaryFolder } from "../../../support/temporary.ts";
import { notPosix, testUnless } from "../../../support/unless.ts";

let folder: string;
let root: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  root = join(folder, "bundle");
  await mkdir(root);
  await writeFile(join(root, "app.exe"), peFile());
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const METHOD: AuthenticodeMethod = { key: "KEY", password: "PASS", timestamp: TIMESTAMP };

/** A key store that is no file. */
const SERVICE = { store: "AZUREKEYVAULT", "store-name": "vault", alias: "key" } as const;

async function sign(
  simulation: Simulation = {},
  changes: Partial<AuthenticodeMethod> = {},
  without: readonly (keyof AuthenticodeMethod)[] = [],
) {
  const { ports, calls } = await authenticodePorts(folder, simulation);
  const named = Object.entries({ ...METHOD, ...changes }).filter(([key]) => !without.some((each) => each === key));
  const method = { timestamp: TIMESTAMP, ...Object.fromEntries(named) };
  const signer = createAuthenticode(method, { project: folder, jsign: async () => "jsign.jar" });
  return { calls, signatures: await signer.sign(ports, { root, scratch: folder }) };
}

async function codes(simulation: Simulation, changes?: Partial<AuthenticodeMethod>): Promise<readonly string[]> {
  const before = await readFile(join(root, "app.exe"));
  const failure = await sign(simulation, changes).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(BuildError);
  // What is found out before signing leaves everything as it was.
  expect(await readFile(join(root, "app.exe"))).toEqual(before);
  return failure instanceof BuildError ? failure.diagnostics.map(({ code }) => code) : [];
}

const keytool = async (...names: readonly string[]) => ({ keytool: { stdout: await keytoolText({ code: names }) } });

describe("a key that will not do is refused before anything is signed", () => {
  test("a certificate without the code-signing purpose", async () => {
    expect(await codes(await keytool("web.pem", "inter.pem", "root.pem"))).toEqual(["not-for-code"]);
  });
  test("a key beside a key store that is no file: jsign would get it on its command line", async () => {
    expect(await codes({}, SERVICE)).toEqual(["key-type"]);
  });
  test("an expired certificate", async () => {
    expect(await codes({ now: new Date("2027-12-01") })).toEqual(["certificate-expired"]);
  });
  test("a certificate that is not valid yet, or a clock that is wrong", async () => {
    expect(await codes({ now: new Date("2026-11-01") })).toEqual(["certificate-too-new"]);
  });
  test("a chain without its intermediate", async () => {
    expect(await codes(await keytool("code.pem"))).toEqual(["chain-incomplete"]);
  });
  test("a chain of certificates that did not issue one another", async () => {
    expect(await codes(await keytool("code.pem", "root.pem"))).toEqual(["chain-incomplete"]);
  });
  test("everything that is wrong with it at once", async () => {
    const wrong = await keytool("web.pem");
    expect(await codes({ ...wrong, now: new Date("2030-01-01") })).toEqual([
      "not-for-code",
      "certificate-expired",
      "chain-incomplete",
    ]);
  });
  test("a wrong password", async () => {
    const stdout = "keytool error: java.io.IOException: keystore password was incorrect\n";
    expect(await codes({ keytool: { exitCode: 1, stdout } })).toEqual(["wrong-password"]);
  });
  test("a file that is no key store", async () => {
    const stdout = "keytool error: java.io.IOException: toDerInputStream rejects tag type 104\n";
    expect(await codes({ keytool: { exitCode: 1, stdout } })).toEqual(["key-file"]);
  });
  test("a key store without a key, and one with several", async () => {
    expect(await codes({ keytool: { stdout: await keytoolText({}) } })).toEqual(["no-key"]);
    const two = { one: ["code.pem", "inter.pem", "root.pem"], two: ["code.pem", "inter.pem", "root.pem"] };
    expect(await codes({ keytool: { stdout: await keytoolText(two) } })).toEqual(["no-key"]);
    expect(await codes({ keytool: { stdout: await keytoolText(two) } }, { alias: "three" })).toEqual(["no-key"]);
  });
  test("a variable that is not set", async () => {
    expect(await codes({ secrets: { KEY: "key.p12" } })).toEqual(["secret-not-set"]);
  });
  test("a variable with neither a path nor base64", async () => {
    expect(await codes({ secrets: { KEY: "no such file", PASS: "x" } })).toEqual(["key-file"]);
  });
  testUnless(notPosix)("a key file that others can read", async () => {
    const file = join(folder, "open.p12");
    await writeFile(file, "key");
    await chmod(file, 0o644);
    expect(await codes({ secrets: { KEY: file, PASS: "x" } })).toEqual(["key-file"]);
  });
  test("no Java", async () => {
    expect(await codes({ java: false })).toEqual(["no-java"]);
  });
});

describe("a file that will not do", () => {
  test("with data behind its signature", async () => {
    await writeFile(join(root, "lib.dll"), Buffer.concat([await fixture("theirs.dll"), Buffer.from("more")]));
    expect(await codes({})).toEqual(["broken-signature"]);
  });
  test("whose signature is cut off", async () => {
    const whole = await fixture("theirs.dll");
    await writeFile(join(root, "lib.dll"), whole.subarray(0, whole.length - 8));
    expect(await codes({})).toEqual(["broken-signature"]);
  });
  test("whose signature is garbage", async () => {
    const bytes = Buffer.from(await fixture("theirs.dll"));
    bytes.fill(0x30, 0x230, 0x300);
    await writeFile(join(root, "lib.dll"), bytes);
    expect(await codes({})).toEqual(["broken-signature"]);
  });
  test("a program with data at its end, as onefile programs have, is signed with it", async () => {
    const bytes = Buffer.concat([peFile(), Buffer.from("payload")]);
    await writeFile(join(root, "app.exe"), bytes);
    const { signatures } = await sign();
    expect(signatures).toMatchObject([{ file: "app.exe", by: "us" }]);
    expect((await readFile(join(root, "app.exe"))).includes("payload")).toBe(true);
  });
});

describe("what goes wrong while signing", () => {
  test("a time-stamp authority that is down is a service that failed, by its address", async () => {
    const stderr =
      "jsign: Couldn't sign app.exe\nnet.jsign.timestamp.TimestampingException: Unable to complete the timestamping after 3 attempts\n\tat net.jsign.X\nTry `java -jar jsign.jar --help' for more information.\n";
    const failure = await sign({ jsign: { exitCode: 1, stderr } }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(NetworkError);
    expect(String(failure)).toContain(`${TIMESTAMP} gives no time stamp`);
    expect(String(failure)).toContain("Unable to complete the timestamping after 3 attempts");
  });
  test("a signer that says that it signed and did not", async () => {
    expect(await codes({ signs: async () => undefined })).toEqual(["not-signed"]);
  });
  test("a signature that comes without its time stamp", async () => {
    // The last digit of the OID under which Authenticode has them (…311.3.3.1).
    const stamp = Buffer.from("2b060104018237030301", "hex");
    const signs = async (file: string): Promise<void> => {
      await signLike(file);
      const bytes = await readFile(file);
      bytes.writeUInt8(9, bytes.indexOf(stamp) + stamp.length - 1);
      await writeFile(file, bytes);
    };
    await expect(sign({ signs })).rejects.toMatchObject({ diagnostics: [{ code: "no-timestamp" }] });
  });
  test("a service's certificate, which cannot be looked at before, is judged by the first signature; no other file is touched", async () => {
    await writeFile(join(root, "b.dll"), peFile());
    const failure = sign({ now: new Date("2030-01-01") }, SERVICE, ["key"]);
    await expect(failure).rejects.toThrow("has expired");
    expect(await readFile(join(root, "b.dll"))).toEqual(peFile());
  });
});

test("jsign is told the store, the key, the digest and the authority, and the password by its environment", async () => {
  const { calls } = await sign({}, { ...SERVICE, chain: "chain.p7b" }, ["key"]);
  expect(calls.map(({ argv }) => argv[0])).toEqual(["java"]);
  const [{ argv, options } = { argv: [], options: {} }] = calls;
  const line = argv.join(" ");
  expect(line).toMatch(
    /^java -jar jsign\.jar --storetype AZUREKEYVAULT --keystore vault --alias key --certfile \S+chain\.p7b /,
  );
  expect(line).toContain(`--alg SHA-256 --tsaurl ${TIMESTAMP} --tsmode RFC3161`);
  expect(line).toContain("--storepass env:SLIPWAY_STORE_PASSWORD");
  expect(Object.keys(options.env ?? {})).toEqual(["SLIPWAY_STORE_PASSWORD"]);
});

test("of many files the first is signed alone, so that a key that does not work leaves the others as they are", async () => {
  for (const name of ["b", "c", "d"]) await writeFile(join(root, `${name}.dll`), peFile());
  const signed: string[] = [];
  const signs = async (file: string): Promise<void> => {
    signed.push(file.slice(root.length + 1));
    await signLike(file);
  };
  const { calls } = await sign({ signs });
  expect(signed).toEqual(["app.exe", "b.dll", "c.dll", "d.dll"]);
  expect(calls.filter(({ argv }) => argv[0] === "java")).toHaveLength(2);
});

test("a signed program, changed at random and cut off, is judged and crashes nothing", async () => {
  const whole = await fixture("theirs.dll");
  const file = join(folder, "changed.dll");
  const change = fc.record({ at: fc.nat(whole.length - 1), value: fc.nat(255) });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 8 }), fc.nat(whole.length), async (changes, length) => {
      const bytes = Buffer.from(whole);
      for (const { at, value } of changes) bytes[at] = value;
      await writeFile(file, bytes.subarray(0, length));
      expect([undefined, "unsigned", "signed", "broken"]).toContain((await readPeFile(file))?.state);
    }),
    { numRuns: 300 },
  );
});
