import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { BuildError } from "../model/errors.ts";
import type { ReleaseFile } from "../model/release.ts";
import { measure } from "./checksums.ts";

/** No plan is larger: 256 legs have less than 1 MiB. Bytes. */
const LARGEST = 16 * 1024 * 1024;

/** A text that was handed over. Throws BuildError for one that nobody has written in earnest. */
export async function readReleaseText(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size <= LARGEST) return readFile(path, "utf8");
  throw new BuildError([{ code: "too-large", message: `${basename(path)} has ${size} bytes, and is refused unread` }]);
}

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
