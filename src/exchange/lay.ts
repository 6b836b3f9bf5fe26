import { copyFile, link, mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { LayOut } from "../model/exchange.ts";

/** Puts files beside each other under their names. No bytes are copied where the file system can do without. */
export const layOut: LayOut = async (files, folder) => {
  await mkdir(folder, { recursive: true });
  for (const { name, path } of files)
    await link(path, join(folder, name)).catch(() => copyFile(path, join(folder, name)));
};
