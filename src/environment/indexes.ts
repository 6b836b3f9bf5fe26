import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { getStaticTOMLValue, parseTOML } from "toml-eslint-parser";
import * as v from "valibot";

const index = v.looseObject({ name: v.exactOptional(v.string()), url: v.string() });
const UvSchema = v.looseObject({ index: v.exactOptional(v.array(index), []) });
const PyprojectSchema = v.looseObject({
  tool: v.exactOptional(v.looseObject({ uv: v.exactOptional(UvSchema, {}) }), {}),
});

/** Origin of an index (`https://host:port`) → what the project calls it. */
export type IndexNames = ReadonlyMap<string, string>;

async function tomlOf(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  return text === undefined ? {} : getStaticTOMLValue(parseTOML(text));
}

/**
 * The indexes that a project names for uv. What uv cannot read either is not reported here: uv has been asked before, and
 * a name is needed for credentials alone.
 */
export async function namedIndexes(project: string): Promise<IndexNames> {
  const pyproject = v.safeParse(PyprojectSchema, await tomlOf(join(project, "pyproject.toml")));
  const settings = v.safeParse(UvSchema, await tomlOf(join(project, "uv.toml")));
  const found = [
    ...(settings.success ? settings.output.index : []),
    ...(pyproject.success ? (pyproject.output.tool.uv?.index ?? []) : []),
  ];
  return new Map(
    found.flatMap(({ name, url }) =>
      name === undefined || !URL.canParse(url) ? [] : [[new URL(url).origin, name] as const],
    ),
  );
}
