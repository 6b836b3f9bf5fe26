import * as v from "valibot";
import type { Result } from "../../model/diagnostic.ts";
import { failure } from "../../model/diagnostic.ts";
import { scriptPath } from "../../model/project.ts";
import { checkedOptions } from "../options.ts";

const names = v.optional(v.array(v.string("must be a list of names"), "must be a list of names"), []);

const ChoicesSchema = v.strictObject({
  mode: v.optional(v.picklist(["directory", "onefile"], "must be directory or onefile"), "directory"),
  "hidden-imports": names,
  "collect-submodules": names,
  "collect-data": names,
  "collect-binaries": names,
  "copy-metadata": names,
  exclude: names,
  "exclude-modules": names,
  spec: v.optional(
    v.pipe(
      v.string("must be the path of a .spec file"),
      v.check((path) => scriptPath(path)?.endsWith(".spec") === true, "must be a .spec file inside of the project"),
    ),
  ),
  version: v.optional(v.string("must be a version, as text")),
});

/** What a user may say of PyInstaller. Names are of modules, but in `copy-metadata` of distributions. */
export type Choices = v.InferOutput<typeof ChoicesSchema>;

/** Beside a spec file of the user's own, which decides on all the rest. */
const WITH_SPEC = ["spec", "version"];

export function readChoices(raw: Readonly<Record<string, unknown>>): Result<Choices> {
  const choices = checkedOptions("pyinstaller", ChoicesSchema, raw);
  if (!choices.ok || choices.value.spec === undefined) return choices;
  const idle = Object.keys(raw).filter((key) => !WITH_SPEC.includes(key));
  if (idle.length === 0) return choices;
  return failure(
    ...idle.map((key) => ({
      code: "decided-by-spec",
      message: `${key} does nothing beside spec: ${choices.value.spec}, which decides on everything that is collected`,
      hint: `Say it in the spec file, or take ${key} or spec out.`,
    })),
  );
}
