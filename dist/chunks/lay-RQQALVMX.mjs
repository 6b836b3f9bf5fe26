import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import "./chunk-EHI5V3TS.mjs";

// src/exchange/lay.ts
import { copyFile, link, mkdir } from "node:fs/promises";
import { join } from "node:path";
var layOut = async (files, folder) => {
  await mkdir(folder, { recursive: true });
  for (const { name, path } of files)
    await link(path, join(folder, name)).catch(() => copyFile(path, join(folder, name)));
};
export {
  layOut
};
