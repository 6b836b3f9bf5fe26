import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Exec } from "../../model/ports.ts";
import compiler from "./compile.py";

/**
 * Files are dealt out to this many compilers, always: which files share a process decides on bits of the bytecode
 * (marshal notes whether a constant is shared), so the deal must not depend on the machine.
 */
const SHARES = 4;

async function sources(root: string, below: string): Promise<string[]> {
  const entries = await readdir(join(root, below), { withFileTypes: true });
  const nested = await Promise.all(
    entries.map(async (entry) => {
      const path = `${below}/${entry.name}`;
      if (entry.isDirectory()) return entry.name === "__pycache__" ? [] : sources(root, path);
      return entry.isFile() && entry.name.endsWith(".py") ? [path] : [];
    }),
  );
  return nested.flat();
}

/**
 * Compiles every source file below `directory`, so that nothing is written at run time and a read-only bundle starts as
 * fast. Deterministic: relative paths, fixed order, hash instead of time, and `-B`, without which the compiler's own
 * imports would leave time-stamped files that it then keeps.
 * @param root bundle root; paths in the bytecode are relative to it
 */
export async function compileTree(exec: Exec, python: string, root: string, directory: string): Promise<void> {
  const files = (await sources(root, directory)).sort();
  const shares = Array.from({ length: SHARES }, (_, share) => files.filter((_file, index) => index % SHARES === share));
  await Promise.all(
    shares.map((share) =>
      exec.run([python, "-I", "-B", "-S", "-c", compiler], {
        input: JSON.stringify({ root, files: share }),
        env: { PYTHONHASHSEED: "0" },
        what: "compiling bytecode",
      }),
    ),
  );
}
