import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import * as v from "valibot";
import type { CompileRequest } from "../model/environment.ts";
import compiler from "./compile.py";

const FORMAT = 1;
/** Before each share's bytes, on one line. A size for each source in order, in bytes; null where it does not compile. */
const HeadSchema = v.strictObject({
  key: v.string(),
  sha256: v.string(),
  made: v.array(v.nullable(v.strictObject({ size: v.number(), mode: v.number() }))),
});
const NEWLINE = 10;

/** Bytecode of one share of a bundle's sources, as an earlier build made it. */
export interface KeptShare {
  /** Writes it where the compiler would; false where there is none of these very sources. */
  take(): boolean;
  keep(): void;
}

export const sha256 = (bytes: Buffer | string): string => createHash("sha256").update(bytes).digest("hex");

function pycOf(root: string, source: string, version: string): string {
  const [major, minor] = version.split(".");
  const stem = basename(source).slice(0, -".py".length);
  return join(root, dirname(source), "__pycache__", `${stem}.cpython-${major}${minor}.pyc`);
}

function readMade(file: string): { readonly bytes: Buffer; readonly mode: number } | undefined {
  try {
    return { bytes: readFileSync(file), mode: statSync(file).mode & 0o777 };
  } catch {
    return undefined;
  }
}

/** @param pycs where each source's bytecode belongs, in order */
function take(file: string, key: string, pycs: readonly string[]): boolean {
  const all = readFileSync(file);
  const end = all.indexOf(NEWLINE);
  const head = v.parse(HeadSchema, JSON.parse(all.toString("utf8", 0, end)));
  const bytes = all.subarray(end + 1);
  if (head.key !== key || head.made.length !== pycs.length || sha256(bytes) !== head.sha256) return false;
  const folders = new Set(pycs.flatMap((pyc, index) => (head.made[index] === null ? [] : [dirname(pyc)])));
  for (const folder of folders) mkdirSync(folder, { recursive: true });
  let at = 0;
  for (const [index, pyc] of pycs.entries()) {
    const made = head.made[index];
    if (made === null || made === undefined) continue;
    writeFileSync(pyc, bytes.subarray(at, at + made.size), { mode: made.mode });
    at += made.size;
  }
  return true;
}

function keep(file: string, key: string, pycs: readonly string[]): void {
  const all = pycs.map(readMade);
  const bytes = Buffer.concat(all.flatMap((made) => (made === undefined ? [] : [made.bytes])));
  const made = all.map((one) => (one === undefined ? null : { size: one.bytes.length, mode: one.mode }));
  mkdirSync(dirname(file), { recursive: true });
  const head = Buffer.from(`${JSON.stringify({ key, sha256: sha256(bytes), made })}\n`);
  // Half of it is no harm: its hash says so.
  writeFileSync(file, Buffer.concat([head, bytes]));
}

/**
 * One share of the sources. It is bound to all that decides on its bytes: the interpreter, the compiler's text, and every source
 * by place and content, since they share a process. (Calls that wait for the disk: thousands of small files.)
 */
export function keptShare(request: CompileRequest, share: number, sources: readonly string[]): KeptShare | undefined {
  const { kept, root } = request;
  if (kept === undefined) return undefined;
  const file = join(kept.directory, `${share}.bin`);
  const contents = sources.map((source) => [source, sha256(readFileSync(join(root, source)))]);
  const key = sha256(JSON.stringify([FORMAT, compiler, kept.interpreter, contents]));
  const pycs = sources.map((source) => pycOf(root, source, kept.version));
  return {
    take() {
      try {
        return take(file, key, pycs);
      } catch {
        // None, or a damaged one: it is made anew.
        return false;
      }
    },
    keep() {
      try {
        keep(file, key, pycs);
      } catch {
        // The bytecode is where it belongs; a full disk is no reason to end a build.
      }
    },
  };
}
