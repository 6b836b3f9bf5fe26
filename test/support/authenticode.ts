import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ToolError } from "../../src/model/errors.ts";
import type { Exec, Ports, RunOptions } from "../../src/model/ports.ts";
import { pythonPorts } from "./python-ports.ts";

const FIXTURES = join(import.meta.dirname, "..", "fixtures", "authenticode");

/**
 * Made once with OpenSSL, jsign 7.5 and a time-stamp authority: `code.pem` (signs code), `web.pem` (does not), both from `inter.pem`, which
 * is from `root.pem`; `signed.dll` bears a signature of the first, `theirs.dll` one of somebody else. All end on 2027-11-21.
 */
export function fixture(name: string): Promise<Buffer> {
  return readFile(join(FIXTURES, name));
}

/** A day on which those certificates hold. */
export const NOW = new Date("2026-12-24T12:00:00Z");
export const TIMESTAMP = "http://tsa.example.org/";
export const PASSWORD = "correct horse battery staple";

/** What `keytool -list -rfc` prints of a store with these keys; of each its alias and its chain. */
export async function keytoolText(keys: Readonly<Record<string, readonly string[]>>): Promise<string> {
  const entries = await Promise.all(
    Object.entries(keys).map(async ([alias, names]) => {
      const pems = await Promise.all(names.map(async (name) => (await fixture(name)).toString("latin1")));
      return `Alias name: ${alias}\nCreation date: Nov 21, 2026\nEntry type: PrivateKeyEntry\nCertificate[1]:\n${pems.join("\n")}\n\n`;
    }),
  );
  return `Keystore type: PKCS12\n\nYour keystore contains ${entries.length} entry\n\n${entries.join("")}`;
}

const CERTIFICATES = 0x80 + 24 + 112 + 4 * 8;

/** Does to a file what a signer does: appends the signature of `signed.dll`, and says where it is. */
export async function signLike(file: string): Promise<void> {
  const signed = await fixture("signed.dll");
  const [offset, size] = [signed.readUInt32LE(CERTIFICATES), signed.readUInt32LE(CERTIFICATES + 4)];
  const bytes = await readFile(file);
  const padded = Buffer.concat([bytes, Buffer.alloc((8 - (bytes.length % 8)) % 8)]);
  padded.writeUInt32LE(padded.length, CERTIFICATES);
  padded.writeUInt32LE(size, CERTIFICATES + 4);
  await writeFile(file, Buffer.concat([padded, signed.subarray(offset, offset + size)]));
}

export interface Call {
  readonly argv: readonly string[];
  readonly options: RunOptions;
}

export interface Simulation {
  readonly keytool?: { readonly exitCode?: number; readonly stdout: string };
  /** What jsign prints, and with which exit code; it signs where this is absent. */
  readonly jsign?: { readonly exitCode: number; readonly stderr: string };
  readonly signs?: (file: string) => Promise<void>;
  readonly java?: boolean;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly now?: Date;
}

/** Ports with a Java that signs as the fixture was signed, and a jsign that nobody had to fetch. */
export async function authenticodePorts(folder: string, simulation: Simulation = {}) {
  const calls: Call[] = [];
  const { java = true, jsign, signs = signLike } = simulation;
  const keytool = simulation.keytool ?? { stdout: await keytoolText({ code: ["code.pem", "inter.pem", "root.pem"] }) };
  const exec: Exec = {
    async run(argv, options = {}) {
      calls.push({ argv, options });
      if (!java) throw new ToolError("no such program", { argv, exitCode: undefined, tail: [] });
      if (argv[0] === "keytool") return { exitCode: 0, stderr: "", ...keytool };
      if (jsign !== undefined) return { stdout: "", ...jsign };
      const list = await readFile(argv.at(-1)?.slice(1) ?? "", "utf8");
      for (const file of list.split("\n").filter((line) => line !== "")) await signs(file);
      return { exitCode: 0, stdout: "", stderr: "" };
    },
  };
  const store = join(folder, "key.p12");
  await writeFile(store, "not opened by anybody here", { mode: 0o600 });
  const secrets = simulation.secrets ?? { KEY: store, PASS: PASSWORD };
  const ports: Ports = {
    ...pythonPorts(exec, { now: simulation.now ?? NOW }),
    secrets: { read: (name) => secrets[name] },
    toolCache: {
      find: async () => undefined,
      add: () => Promise.reject(new Error("not fetched here")),
      unpack: async () => undefined,
    },
  };
  return { ports, calls };
}
