import { X509Certificate } from "node:crypto";
import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { AuthenticodeMethod } from "../../model/authenticode-config.ts";
import { BuildError } from "../../model/errors.ts";
import type { Ports } from "../../model/ports.ts";
import { certificateProblems } from "./certificate.ts";
import { runJava } from "./java.ts";

/** How children get the password: an environment is its owner's alone, a command line everybody's. */
export const PASSWORD_VARIABLE = "SLIPWAY_STORE_PASSWORD";

/** Where the key is, as jsign is told. */
export interface KeyStore {
  readonly type: string;
  readonly name: string | undefined;
  readonly alias: string | undefined;
  readonly password: string | undefined;
  /** Of the key's certificate, where the store could be asked. */
  readonly fingerprint: string | undefined;
}

const FILES = new Set(["PKCS12", "JKS", "JCEKS"]);

/** What is wrong with the key. Nothing of the key or its password is in it. */
function problem(code: string, key: string, message: string, hint: string): BuildError {
  return new BuildError([{ code, message: `signing.authenticode.${key}: ${message}`, hint }]);
}

function secret(ports: Ports, key: "key" | "password", variable: string | undefined): string | undefined {
  if (variable === undefined) return undefined;
  const value = ports.secrets?.read(variable);
  if (value !== undefined) return value;
  throw problem("secret-not-set", key, `${variable} is not set`, "Hand the secret to this step.");
}

/** The key store's file: the one that is named, or one that is made from base64, in `scratch`, for its owner alone. */
async function storeFile(ports: Ports, value: string, scratch: string): Promise<string> {
  const base64 = value.replaceAll(/\s/g, "");
  // A PKCS#12 file begins with a sequence of more than 255 bytes, and so in base64 with these letters.
  if (/^MI[A-Za-z0-9+/]{200,}={0,2}$/.test(base64)) {
    const file = join(scratch, "key.p12");
    await writeFile(file, Buffer.from(base64, "base64"), { mode: 0o600 });
    return file;
  }
  const about = await stat(value).catch(() => undefined);
  if (about?.isFile() !== true) {
    const hint = "It holds the path of a PKCS#12 file, or the file's content in base64.";
    throw problem("key-file", "key", "the variable holds neither a key store nor the path of one", hint);
  }
  // Windows has other rights, and no mode.
  if (ports.machine.os !== "windows" && (about.mode & 0o077) !== 0) {
    const hint = "Make it yours alone (chmod 600), and a new key if somebody may have read this one.";
    throw problem("key-file", "key", "others can read the key's file", hint);
  }
  return value;
}

interface Entry {
  readonly alias: string;
  readonly chain: readonly X509Certificate[];
}

/** Reads what `keytool -list -rfc` prints: per key its alias and its certificates, its own first. */
export function keyEntries(output: string): readonly Entry[] {
  return output
    .split(/^Alias name: /m)
    .slice(1)
    .flatMap((text) => {
      if (!/^Entry type: PrivateKeyEntry/m.test(text)) return [];
      const pems = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
      return [{ alias: text.split(/\r?\n/, 1)[0] ?? "", chain: pems.map((pem) => new X509Certificate(pem)) }];
    });
}

async function listKeys(
  ports: Ports,
  type: string,
  file: string,
  password: string | undefined,
): Promise<readonly Entry[]> {
  const argv = ["keytool", "-J-Duser.language=en", "-list", "-rfc", "-storetype", type, "-keystore", file];
  const { exitCode, stdout, stderr } = await runJava(ports, [...argv, "-storepass:env", PASSWORD_VARIABLE], {
    env: { [PASSWORD_VARIABLE]: password ?? "" },
    what: "opening the key store",
  });
  if (exitCode === 0) return keyEntries(stdout);
  // keytool says what is wrong on either stream.
  if (/password/i.test(stdout + stderr)) throw wrongPassword();
  throw problem(
    "key-file",
    "key",
    `this is not a key store of the kind ${type}`,
    "Export key and certificates as PKCS#12.",
  );
}

export function wrongPassword(): BuildError {
  const hint = "Check the variable that signing.authenticode.password names.";
  return problem("wrong-password", "password", "the key store does not open with this password", hint);
}

function chosenKey(entries: readonly Entry[], wanted: string | undefined): Entry {
  const [first, ...more] = entries;
  const found =
    wanted === undefined ? first : entries.find(({ alias }) => alias.toLowerCase() === wanted.toLowerCase());
  const names = entries.map(({ alias }) => alias).join(", ");
  if (first === undefined)
    throw problem("no-key", "key", "there is no private key in the key store", "Export it together with its key.");
  if (found === undefined)
    throw problem("no-key", "alias", `there is no key ${wanted} in the key store`, `There are: ${names}.`);
  if (wanted === undefined && more.length > 0)
    throw problem("no-key", "alias", "the key store has several keys", `Name one of them: ${names}.`);
  return found;
}

/**
 * Opens the key store and looks at the certificate before anything is signed. What is no file (tokens, services) cannot be looked at:
 * its certificate is judged by the first signature. Throws BuildError.
 */
export async function openKeyStore(ports: Ports, method: AuthenticodeMethod, scratch: string): Promise<KeyStore> {
  const type = method.store ?? "PKCS12";
  const password = secret(ports, "password", method.password);
  const value = secret(ports, "key", method.key);
  const { alias } = method;
  if (!FILES.has(type)) {
    const hint = "What a vault or a token is called stands under store-name, its secret in the variable of password.";
    // jsign would get it on its command line, which everybody on the machine can read.
    if (value !== undefined) throw problem("key-type", "key", `a key store of the kind ${type} is no file`, hint);
    return { type, name: method["store-name"], alias, password, fingerprint: undefined };
  }
  if (value === undefined) throw problem("no-key", "key", "no key is named", "Name the variable that holds it.");
  const file = await storeFile(ports, value, scratch);
  const { alias: found, chain } = chosenKey(await listKeys(ports, type, file, password), alias);
  // A chain that is given apart is put together by jsign; what it comes to is judged by the first signature.
  const problems = certificateProblems(chain, { now: ports.machine.now, complete: method.chain === undefined });
  if (problems.length > 0) throw new BuildError(problems);
  return { type, name: file, alias: found, password, fingerprint: chain[0]?.fingerprint256 };
}
