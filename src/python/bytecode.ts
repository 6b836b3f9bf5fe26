import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { CompileRequest } from "../model/environment.ts";
import { pooled } from "../model/pooled.ts";
import type { Exec } from "../model/ports.ts";
import compiler from "./compile.py";
import { keptShare, sha256 } from "./kept-bytecode.ts";

/**
 * Files are dealt out to this many compilers, always: which files share a process decides on bits of the bytecode
 * (marshal notes whether a constant is shared), so the deal must not depend on the machine.
 */
const SHARES = 4;

/** A name for bytecode as this compiler writes it. */
export const COMPILED = `compiled-${sha256(compiler).slice(0, 8)}`;

async function sources(request: CompileRequest, below: string): Promise<string[]> {
  if (request.without?.(below) === true) return [];
  const folder = join(request.root, below);
  const [entries, compiled] = await Promise.all([
    readdir(folder, { withFileTypes: true }),
    readdir(join(folder, "__pycache__")).catch(() => []),
  ]);
  const stems = new Set(compiled.map((name) => name.split(".")[0]));
  const isDone = (name: string): boolean =>
    stems.has(name.slice(0, -".py".length)) && request.keeps?.(`${below}/${name}`) === true;
  const nested = await Promise.all(
    entries.map(async (entry) => {
      const path = `${below}/${entry.name}`;
      if (entry.isDirectory()) return entry.name === "__pycache__" ? [] : sources(request, path);
      if (!entry.isFile() || !entry.name.endsWith(".py") || isDone(entry.name)) return [];
      return request.without?.(path) === true ? [] : [path];
    }),
  );
  return nested.flat();
}

/** By its path alone: a file that comes or goes changes one share, and leaves the others as they were. */
function shareOf(path: string): number {
  let sum = 0;
  for (let index = 0; index < path.length; index += 1) sum = (sum * 31 + path.charCodeAt(index)) % 65_521;
  return sum % SHARES;
}

async function compileShare(exec: Exec, request: CompileRequest, share: number, files: readonly string[]) {
  if (files.length === 0) return;
  const kept = keptShare(request, share, files);
  if (kept?.take() === true) return;
  await exec.run([request.python, "-I", "-B", "-S", "-c", compiler], {
    input: [request.root, ...files].map((text) => `${text}\0`).join(""),
    env: { PYTHONHASHSEED: "0" },
    what: "compiling bytecode",
  });
  kept?.keep();
}

/**
 * Compiles every source file below a directory, so that nothing is written at run time and a read-only bundle starts as
 * fast. Deterministic: relative paths, fixed order, hash instead of time, and `-B`, without which the compiler's own
 * imports would leave time-stamped files that it then keeps.
 */
export async function compileTree(exec: Exec, request: CompileRequest): Promise<void> {
  const shares: string[][] = Array.from({ length: SHARES }, () => []);
  for (const file of (await sources(request, request.directory)).sort()) shares[shareOf(file)]?.push(file);
  // Where one fails, the others have ended by the time that it is said: nobody writes into what may then be removed.
  await pooled(shares, SHARES, (files, share) => compileShare(exec, request, share, files));
}
