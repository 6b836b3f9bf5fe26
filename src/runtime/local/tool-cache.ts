import { randomBytes } from "node:crypto";
import { access, mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Exec, ToolCache, ToolKey } from "../../model/ports.ts";

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** A directory per key; filled beside its place and renamed when whole, so that a broken run leaves nothing half done. */
export function createToolCache(root: string, exec: Exec): ToolCache {
  const place = (key: ToolKey): string => join(root, key.name, key.version, key.variant);
  return {
    async find(key) {
      return (await exists(place(key))) ? place(key) : undefined;
    },
    async add(key, fill) {
      const final = place(key);
      const temporary = `${final}.tmp-${randomBytes(6).toString("hex")}`;
      await mkdir(temporary, { recursive: true });
      try {
        await fill(temporary);
        await mkdir(dirname(final), { recursive: true });
        await rename(temporary, final).catch(async (error: unknown) => {
          // Somebody else was faster with the same key, hence with the same content.
          if (!(await exists(final))) throw error;
        });
      } finally {
        await rm(temporary, { recursive: true, force: true });
      }
      return final;
    },
    async unpack(archive, directory) {
      await exec.run(["tar", "-xzf", archive, "-C", directory], { what: "unpacking" });
    },
  };
}
