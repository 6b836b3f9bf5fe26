import * as v from "valibot";
import type { OtherProgram } from "../model/bundle.ts";
import { type Diagnostic, failure, type Result, success } from "../model/diagnostic.ts";
import { suggestion } from "../model/nearest.ts";
import { normalName } from "../model/project.ts";

/** Checks what a user wrote beside `use:`. Where that was, whoever has the configuration adds to the problems. */
export function checkedOptions<Schema extends v.GenericSchema>(
  bundler: string,
  schema: Schema & { readonly entries?: Readonly<Record<string, unknown>> },
  raw: Readonly<Record<string, unknown>>,
): Result<v.InferOutput<Schema>> {
  const parsed = v.safeParse(schema, raw);
  if (parsed.success) return success(parsed.output);
  const known = Object.keys(schema.entries ?? {});
  const all = `the options of ${bundler}`;
  const diagnostics = parsed.issues.map((issue): Diagnostic => {
    const key = v.getDotPath(issue) ?? "";
    if (issue.expected === "never") {
      const hint = suggestion(key, known, all);
      return { code: "unknown-key", message: `${bundler} has no option ${key}`, hint };
    }
    return { code: "bad-value", message: `${key}: ${issue.message}`, hint: `${all} are: ${known.join(", ")}` };
  });
  return failure(...diagnostics);
}

/**
 * Options for a program that is not the one they were written for. Lists are of names (of modules and distributions), and a
 * file of the user's own decides on the program that it was written for.
 */
export function optionsForOther(
  options: Readonly<Record<string, unknown>>,
  { has, directory }: OtherProgram,
): Readonly<Record<string, unknown>> {
  const kept = Object.entries(options).flatMap(([key, value]): [string, unknown][] => {
    if (key === "spec" || (key === "mode" && directory)) return [];
    if (!Array.isArray(value)) return [[key, value]];
    const known = value.filter((name) => typeof name === "string" && (has(name) || has(normalName(name))));
    return known.length === 0 ? [] : [[key, known]];
  });
  return Object.fromEntries(kept);
}
