import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { getStaticTOMLValue, parseTOML } from "toml-eslint-parser";
import * as v from "valibot";

const PyprojectSchema = v.looseObject({
  "build-system": v.exactOptional(v.looseObject({ requires: v.exactOptional(v.array(v.string())) })),
});
/** What stands for a missing table (PEP 518). */
const LEGACY = ["setuptools >= 40.8.0"];
/** No pyproject.toml is larger. Bytes. */
const LARGEST = 1 << 20;

/** The text of the sdist's own pyproject.toml; undefined where it has none, or is an old `.zip`. */
async function pyprojectIn(sdist: string): Promise<string | undefined> {
  if (sdist.endsWith(".zip")) return undefined;
  const { extract } = (await import("tar-stream")).default;
  let found: string | undefined;
  const entries = extract();
  const read = async (): Promise<void> => {
    for await (const entry of entries) {
      const { name, size = 0, type } = entry.header;
      const wanted = type === "file" && size <= LARGEST && /^(?:\.\/)?[^/]+\/pyproject\.toml$/.test(name);
      if (wanted) found = await text(entry);
      else entry.resume();
    }
  };
  await Promise.all([read(), pipeline(createReadStream(sdist), createGunzip(), entries)]);
  return found;
}

/** What a project (a folder, or an sdist) says it is built with, as it says it. */
export async function buildRequirements(source: string): Promise<readonly string[]> {
  const isFolder = (await stat(source)).isDirectory();
  const pyproject = isFolder
    ? await readFile(join(source, "pyproject.toml"), "utf8").catch(() => undefined)
    : await pyprojectIn(source);
  if (pyproject === undefined) return LEGACY;
  try {
    return v.parse(PyprojectSchema, getStaticTOMLValue(parseTOML(pyproject)))["build-system"]?.requires ?? LEGACY;
  } catch {
    // What is wrong with it, the build says better.
    return LEGACY;
  }
}
