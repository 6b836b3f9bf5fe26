import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { AuthenticodeMethod } from "../../model/authenticode-config.ts";
import { BuildError, NetworkError } from "../../model/errors.ts";
import type { Ports } from "../../model/ports.ts";
import { runJava } from "./java.ts";
import pin from "./jsign.json" with { type: "json" };
import { type KeyStore, PASSWORD_VARIABLE, wrongPassword } from "./key-store.ts";

/** No answer within this time, for the first byte. Milliseconds. */
const PATIENCE = 10_000;
const JAR = "jsign.jar";

async function checkJar(jar: string, key: string): Promise<string> {
  const bytes = await readFile(jar).catch((cause: unknown) => {
    const hint = `Put jsign ${pin.version} there, or leave ${key} out.`;
    throw new BuildError([{ code: "no-jsign", message: `${jar} cannot be read`, hint }], { cause });
  });
  const found = createHash("sha256").update(bytes).digest("hex");
  if (found === pin.sha256) return jar;
  const message = `${jar} has SHA-256 ${found}; jsign ${pin.version} has ${pin.sha256}`;
  throw new BuildError([{ code: "wrong-digest", message, hint: `Only jsign ${pin.version} is trusted with the key.` }]);
}

/** jsign's jar, whose digest was checked: the one that the configuration names, else from the tool cache or its makers. */
export async function obtainJsign(ports: Ports, named: string | undefined): Promise<string> {
  if (named !== undefined) return checkJar(named, "signing.authenticode.jar");
  const key = { name: "slipway-jsign", version: pin.version, variant: pin.sha256.slice(0, 16) };
  const fill = (directory: string): Promise<void> =>
    ports.downloads.fetch({ ...pin, file: join(directory, JAR), patienceMs: PATIENCE, attempts: 3 });
  const folder = (await ports.toolCache.find(key)) ?? (await ports.toolCache.add(key, fill));
  // What lies on a machine between builds is believed by nobody.
  return checkJar(join(folder, JAR), "signing.authenticode.jar");
}

/** What jsign says when it fails: causes line by line, between lines of help and of Java's stack. */
function failure(said: string, method: AuthenticodeMethod): Error {
  const lines = said.split(/\r?\n/).filter((line) => line.trim() !== "" && !/^\s+at |--help/.test(line));
  const cause = lines.findLast((line) => /timestamp/i.test(line));
  if (cause !== undefined) {
    const message = `the time-stamp authority ${method.timestamp} gives no time stamp: ${cause.trim()}`;
    return new NetworkError(message, { url: method.timestamp });
  }
  if (/password/i.test(said)) return wrongPassword();
  const message = `jsign does not sign: ${lines.at(-1)?.trim() ?? "it does not say why"}`;
  return new BuildError([{ code: "not-signed", message }]);
}

/** Signs files in place, one after the other, in one run of Java. The password is in the environment of that run alone. */
export async function runJsign(
  ports: Ports,
  jar: string,
  request: {
    readonly files: readonly string[];
    readonly store: KeyStore;
    readonly method: AuthenticodeMethod;
    readonly scratch: string;
  },
): Promise<void> {
  const { files, store, method, scratch } = request;
  // A command line is too short for all files of a large bundle.
  const list = join(scratch, "files.txt");
  await writeFile(list, `${files.join("\n")}\n`);
  const options = [
    ["--storetype", store.type],
    ["--keystore", store.name],
    ["--alias", store.alias],
    ["--certfile", method.chain],
    ["--alg", "SHA-256"],
    ["--tsaurl", method.timestamp],
    ["--tsmode", "RFC3161"],
    ["--tsretries", "3"],
    ["--tsretrywait", "2"],
  ].flatMap(([option = "", value]) => (value === undefined ? [] : [option, value]));
  const password = store.password === undefined ? [] : ["--storepass", `env:${PASSWORD_VARIABLE}`];
  const { exitCode, stdout, stderr } = await runJava(
    ports,
    ["java", "-jar", jar, ...options, ...password, `@${list}`],
    { env: { [PASSWORD_VARIABLE]: store.password }, what: "signing programs for Windows" },
  );
  if (exitCode !== 0) throw failure(stdout + stderr, method);
}
