import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import pin from "../../../src/signers/authenticode/jsign.json" with { type: "json" };
import { debianPrograms } from "./debian.ts";
import { kept, onPath, tool } from "./store.ts";

const TIMESTAMP_SERVER = "2.1.3";
export const PASSWORD = "stand secret";

/** Everything to sign programs for Windows with, and to have somebody else judge it. */
export interface AuthenticodeStand {
  /** Of the version that is pinned, from its makers' place in Maven's repositories. */
  readonly jar: string;
  /** Address of a time-stamp authority that runs here. */
  readonly timestamp: string;
  /** Path of a PKCS#12 file by the name of its certificate. */
  readonly store: (name: KeyName) => string;
  /** What `osslsigncode verify` says, with our root alone; rejects where it does not accept. */
  verify(file: string): Promise<string>;
  close(): Promise<void>;
}

const PURPOSES = { code: "codeSigning", expired: "codeSigning", web: "serverAuth" } as const;
export type KeyName = keyof typeof PURPOSES;

async function makeKeys(cwd: string): Promise<void> {
  const openssl = (...args: readonly string[]): Promise<string> => tool(["openssl", ...args], { cwd });
  const authority = "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n";
  const leaf = "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\n";
  const issue = async (name: string, by: string, extensions: string, days = "30"): Promise<void> => {
    await writeFile(join(cwd, `${name}.ext`), extensions);
    const key = ["-newkey", "rsa:2048", "-nodes", "-keyout", `${name}.key`];
    await openssl("req", ...key, "-out", `${name}.csr`, "-subj", `/CN=Stand ${name}`);
    const signed = ["-CA", `${by}.pem`, "-CAkey", `${by}.key`, "-CAcreateserial", "-extfile", `${name}.ext`];
    await openssl("x509", "-req", "-in", `${name}.csr`, ...signed, "-days", days, "-out", `${name}.pem`);
  };
  const root = ["-newkey", "rsa:2048", "-nodes", "-keyout", "root.key", "-out", "root.pem", "-subj", "/CN=Stand root"];
  const rights = authority.trim().split("\n");
  await openssl("req", "-x509", ...root, "-days", "30", ...rights.flatMap((right) => ["-addext", right]));
  await issue("intermediate", "root", authority);
  await issue("tsa", "root", `${leaf}extendedKeyUsage=critical,timeStamping\n`);
  await tool(["sh", "-c", "cat intermediate.pem root.pem > chain.pem; cat tsa.pem root.pem > tsa-chain.pem"], { cwd });
  await openssl("pkcs8", "-topk8", "-in", "tsa.key", "-out", "tsa.enc", "-passout", "pass:tsa", "-v2", "aes256");
  for (const [name, purpose] of Object.entries(PURPOSES)) {
    await issue(name, "intermediate", `${leaf}extendedKeyUsage=${purpose}\n`, name === "expired" ? "-1" : "30");
    const from = ["-inkey", `${name}.key`, "-in", `${name}.pem`, "-certfile", "chain.pem", "-name", name];
    await openssl("pkcs12", "-export", ...from, "-out", `${name}.p12`, "-passout", `pass:${PASSWORD}`);
    await tool(["chmod", "600", `${name}.p12`], { cwd });
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}

async function startTimestamps(program: string, cwd: string): Promise<{ url: string; child: ChildProcess }> {
  const port = await freePort();
  const key = ["--timestamp-signer", "file", "--file-signer-key-path", "tsa.enc", "--file-signer-passwd", "tsa"];
  const chain = [
    "--certificate-chain-path",
    "tsa-chain.pem",
    "--include-chain-in-response",
    "--disable-ntp-monitoring",
  ];
  const argv = ["serve", "--host", "127.0.0.1", "--port", String(port), ...key, ...chain];
  const child = spawn(program, argv, { cwd, stdio: "ignore" });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 600; tries += 1) {
    const answer = await fetch(`${url}/ping`).catch(() => undefined);
    if (answer?.ok === true) return { url: `${url}/api/v1/timestamp`, child };
    await new Promise((again) => setTimeout(again, 100));
  }
  child.kill();
  throw new Error("the time-stamp authority does not start");
}

/** Rejects with what is missing. */
export async function openAuthenticode(work: string): Promise<AuthenticodeStand> {
  for (const program of ["go", "openssl", "java", "mvn"])
    if (!onPath(program)) throw new Error(`no ${program} on PATH`);
  await debianPrograms(["osslsigncode"]);
  const server = await kept(`timestamp-server-${TIMESTAMP_SERVER}`, async (into) => {
    const module = `github.com/sigstore/timestamp-authority/v2/cmd/timestamp-server@v${TIMESTAMP_SERVER}`;
    await tool(["go", "install", module], { env: { GOBIN: into }, minutes: 15 });
  });
  const jsign = await kept(`jsign-${pin.version}`, async (into) => {
    const artifact = `-Dartifact=net.jsign:jsign:${pin.version}`;
    await tool(["mvn", "-q", "dependency:copy", artifact, `-DoutputDirectory=${into}`], { cwd: into });
  });
  const folder = join(work, "authenticode");
  await mkdir(folder, { recursive: true });
  await makeKeys(folder);
  const { url, child } = await startTimestamps(join(server, "timestamp-server"), folder);
  const roots = ["-CAfile", join(folder, "root.pem"), "-TSA-CAfile", join(folder, "root.pem")];
  return {
    jar: join(jsign, `jsign-${pin.version}.jar`),
    timestamp: url,
    store: (name) => join(folder, `${name}.p12`),
    verify: (file) => tool(["osslsigncode", "verify", ...roots, file]),
    async close() {
      child.kill();
      if (child.exitCode === null) await once(child, "exit");
    },
  };
}
