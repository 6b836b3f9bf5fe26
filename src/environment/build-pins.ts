import { createReadStream } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { extract } from "tar-stream";
import { getStaticTOMLValue, parseTOML } from "toml-eslint-parser";
import * as v from "valibot";
import type { Uv } from "../model/environment.ts";
import type { Ports } from "../model/ports.ts";
import { readRequirements } from "./locks.ts";
import { UV_ENVIRONMENT } from "./tools.ts";

/** What an sdist is built with. */
export interface BuildPins {
  /** A constraints file with hashes, absolute. */
  readonly file: string;
  /** `name==version` each. */
  readonly pins: readonly string[];
}

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

async function requiresOf(sdist: string): Promise<readonly string[]> {
  const pyproject = await pyprojectIn(sdist);
  if (pyproject === undefined) return LEGACY;
  return v.parse(PyprojectSchema, getStaticTOMLValue(parseTOML(pyproject)))["build-system"]?.requires ?? LEGACY;
}

/** Fixes by hash what an sdist says it is built with; what its build backend asks for beyond that is not known before. */
export async function pinBuild(
  ports: Ports,
  uv: Uv,
  request: { readonly sdist: { readonly path: string }; readonly python: string; readonly project: string },
): Promise<BuildPins> {
  const { sdist, python, project } = request;
  const file = `${sdist.path}.build.txt`;
  const wanted = `${sdist.path}.build.in`;
  await writeFile(wanted, (await requiresOf(sdist.path)).map((line) => `${line}\n`).join(""));
  const shape = ["--generate-hashes", "--no-header", "--no-annotate", "--python", python];
  await ports.exec.run([uv.executable, "pip", "compile", "--quiet", ...shape, wanted, "-o", file], {
    cwd: project,
    env: UV_ENVIRONMENT,
    what: "resolving what an sdist is built with",
  });
  const pins = readRequirements(await readFile(file, "utf8")).map(({ name, version }) => `${name}==${version}`);
  return { file, pins };
}
