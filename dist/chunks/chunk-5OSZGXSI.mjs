import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  BuildError
} from "./chunk-4R4DXNF4.mjs";

// src/signers/keys.ts
import { readFile, stat } from "node:fs/promises";
var LARGEST = 256 * 1024;
function keyProblem(source, code, message, hint) {
  return new BuildError([{ code, message: `${source.key} (${source.variable}): ${message}`, hint }]);
}
function needSecret(secrets, source) {
  const value = secrets?.read(source.variable);
  if (value !== void 0) return value;
  throw keyProblem(source, "secret-not-set", "this environment variable is not set", "Hand the secret to this step.");
}
function looksLikePath(value) {
  if (/[\r\n]/.test(value) || value.length > 1e3) return false;
  return /^([.~]{0,2}[/\\]|[A-Za-z]:[/\\])/.test(value) || /\.[A-Za-z]{2,4}$/.test(value);
}
async function readKey({ secrets, machine }, source) {
  const value = needSecret(secrets, source).trim();
  if (!looksLikePath(value)) return value;
  const facts = await stat(value).catch(() => void 0);
  if (facts?.isFile() !== true) {
    const hint = "It holds the key's text, or the path of its file.";
    throw keyProblem(source, "key-file", "it looks like a path, and no file is there", hint);
  }
  if (machine.os !== "windows" && (facts.mode & 63) !== 0) {
    const hint = "Make it yours alone (chmod 600), and a new key if somebody may have read this one.";
    throw keyProblem(source, "key-file", "others can read the key's file", hint);
  }
  if (facts.size > LARGEST)
    throw keyProblem(source, "key-file", "the file is too large for a key", "Name another one.");
  return (await readFile(value, "utf8")).trim();
}

export {
  keyProblem,
  needSecret,
  readKey
};
