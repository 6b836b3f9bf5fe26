import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { BuildError } from "../../model/errors.ts";
import type { Workplaces } from "../../model/ports.ts";

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Takes the lock file, also from a process that died without giving it back. */
async function take(lock: string, name: string): Promise<void> {
  const mine = `${lock}.${process.pid}`;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      await writeFile(lock, String(process.pid), { flag: "wx" });
      return;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      const holder = Number(await readFile(lock, "utf8").catch(() => "0"));
      if (holder > 0 && isAlive(holder)) {
        throw new BuildError([
          {
            code: "busy",
            message: `process ${holder} is building ${name} already`,
            hint: "Wait until it is done, or end it.",
          },
        ]);
      }
      await rename(lock, mine).catch(() => undefined);
      await rm(mine, { force: true });
    }
  }
  throw new BuildError([
    { code: "busy", message: `the lock ${lock} cannot be taken`, hint: "Remove it if no other build runs." },
  ]);
}

/** One directory per name below `root`. */
export function createWorkplaces(root: string): Workplaces {
  return {
    async open(name, owner) {
      const directory = join(root, `${name}-${createHash("sha256").update(owner).digest("hex").slice(0, 8)}`);
      const lock = `${directory}.lock`;
      await mkdir(root, { recursive: true });
      await take(lock, name);
      await rm(directory, { recursive: true, force: true });
      await mkdir(directory, { recursive: true });
      return {
        directory,
        async close(keep) {
          if (!keep) await rm(directory, { recursive: true, force: true });
          await rm(lock, { force: true });
        },
      };
    },
  };
}
