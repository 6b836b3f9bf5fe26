import { join } from "node:path";
import type { Exec, ToolCache, ToolKey } from "../../model/ports.ts";
import { exists, fillBeside } from "../node/fill.ts";

/** A directory per key. */
export function createToolCache(root: string, exec: Exec): ToolCache {
  const place = (key: ToolKey): string => join(root, key.name, key.version, key.variant);
  return {
    async find(key) {
      return (await exists(place(key))) ? place(key) : undefined;
    },
    async add(key, fill) {
      await fillBeside(place(key), fill);
      return place(key);
    },
    async unpack(archive, directory) {
      await exec.run(["tar", "-xzf", archive, "-C", directory], { what: "unpacking" });
    },
  };
}
