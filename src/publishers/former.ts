import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type FormerSource, readFormer } from "../model/former.ts";
import { MANIFEST_NAME } from "../model/manifest.ts";

/** A manifest in a file or in the folder of a release. */
export function formerIn(path: string, label: string): FormerSource {
  return {
    label,
    async read() {
      const found = await stat(path).catch(() => undefined);
      const file = found?.isDirectory() === true ? join(path, MANIFEST_NAME) : path;
      return readFormer(label, await readFile(file, "utf8").catch(() => undefined));
    },
  };
}
