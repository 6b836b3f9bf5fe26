import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ReleaseFile } from "../model/release.ts";
import { measure } from "./checksums.ts";

/** Writes texts under their names into a folder that is ours, and measures them. */
export async function writeReleaseTexts(
  directory: string,
  texts: ReadonlyMap<string, string>,
): Promise<readonly ReleaseFile[]> {
  await mkdir(directory, { recursive: true });
  return Promise.all(
    [...texts].map(async ([name, text]) => {
      const path = join(directory, name);
      await writeFile(path, text);
      return { name, path, ...(await measure(path)) };
    }),
  );
}
