import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Workplaces } from "../../model/ports.ts";
import { takeLock } from "./lock.ts";

/** Nothing else goes on meanwhile, and waiting for it takes half the time that some thousand single promises do. */
function remove(directory: string): void {
  rmSync(directory, { recursive: true, force: true });
}

/** One directory per name below `root`. */
export function createWorkplaces(root: string): Workplaces {
  return {
    async open(name, owner) {
      const directory = join(root, `${name}-${createHash("sha256").update(owner).digest("hex").slice(0, 8)}`);
      await mkdir(root, { recursive: true });
      const lock = await takeLock(`${directory}.lock`, `building ${name}`);
      try {
        remove(directory);
        await mkdir(directory, { recursive: true });
      } catch (error) {
        await lock.release();
        throw error;
      }
      return {
        directory,
        async close(keep) {
          // With the lock gone to another, the directory is that one's too.
          if (!(await lock.isOurs())) return;
          if (!keep) remove(directory);
          await lock.release();
        },
      };
    },
  };
}
