import { readFile, stat } from "node:fs/promises";
import { BuildError } from "../model/errors.ts";
import type { Ports } from "../model/ports.ts";
import type { Secrets } from "../model/secrets.ts";

/** Which key of slipway.yml names the variable, for what is said of it. */
export interface KeySource {
  /** `signing.minisign.key`. */
  readonly key: string;
  readonly variable: string;
}

/** No key is longer; what is was named by mistake. Bytes. */
const LARGEST = 256 * 1024;

/** What is wrong with a key. Nothing of the key, and no cause that may quote it, is ever in it. */
export function keyProblem(source: KeySource, code: string, message: string, hint: string): BuildError {
  return new BuildError([{ code, message: `${source.key} (${source.variable}): ${message}`, hint }]);
}

/** A secret that has to be there. */
export function needSecret(secrets: Secrets | undefined, source: KeySource): string {
  const value = secrets?.read(source.variable);
  if (value !== undefined) return value;
  throw keyProblem(source, "secret-not-set", "this environment variable is not set", "Hand the secret to this step.");
}

/** Keys are texts of several lines, or long words of base64; a path is neither, or looks like one. */
function looksLikePath(value: string): boolean {
  if (/[\r\n]/.test(value) || value.length > 1000) return false;
  return /^([.~]{0,2}[/\\]|[A-Za-z]:[/\\])/.test(value) || /\.[A-Za-z]{2,4}$/.test(value);
}

/** A key's text: the variable's own, or of the file that it names. Throws BuildError. */
export async function readKey(
  { secrets, machine }: Pick<Ports, "secrets" | "machine">,
  source: KeySource,
): Promise<string> {
  const value = needSecret(secrets, source).trim();
  if (!looksLikePath(value)) return value;
  const facts = await stat(value).catch(() => undefined);
  if (facts?.isFile() !== true) {
    const hint = "It holds the key's text, or the path of its file.";
    throw keyProblem(source, "key-file", "it looks like a path, and no file is there", hint);
  }
  // Windows has other rights, and no mode.
  if (machine.os !== "windows" && (facts.mode & 0o077) !== 0) {
    const hint = "Make it yours alone (chmod 600), and a new key if somebody may have read this one.";
    throw keyProblem(source, "key-file", "others can read the key's file", hint);
  }
  if (facts.size > LARGEST)
    throw keyProblem(source, "key-file", "the file is too large for a key", "Name another one.");
  return (await readFile(value, "utf8")).trim();
}
