import { createHash } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Workplaces } from "../../model/ports.ts";
import { takeLock } from "./lock.ts";

/** One directory per name below `root`. */
export function createWorkplaces(root: string): Workplaces {
  return {
    async open(name, owner) {
      const directory = join(root, `${name}-${createHash("sha256").update(owner).digest("hex").slice(0, 8)}`);
      await mkdir(root, { recursive: true });
      const lock = await takeLock(`${directory}.lock`, `building ${name}`);
      try {
        await rm(directory, { recursive: true, force: true });
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
          if (!keep) await rm(directory, { recursive: true, force: true });
          await lock.release();
        },
      };
    },
  };
}
