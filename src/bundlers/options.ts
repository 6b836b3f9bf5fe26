import * as v from "valibot";
import { type Diagnostic, failure, type Result, success } from "../model/diagnostic.ts";

/** Checks what a user wrote beside `use:`; every problem becomes a diagnostic under the key `bundler`. */
export function checkedOptions<Schema extends v.GenericSchema>(
  bundler: string,
  schema: Schema & { readonly entries?: Readonly<Record<string, unknown>> },
  raw: Readonly<Record<string, unknown>>,
): Result<v.InferOutput<Schema>> {
  const parsed = v.safeParse(schema, raw);
  if (parsed.success) return success(parsed.output);
  const known = Object.keys(schema.entries ?? {}).join(", ");
  const diagnostics = parsed.issues.map((issue): Diagnostic => {
    const key = v.getDotPath(issue) ?? "";
    const unknown = issue.expected === "never";
    return {
      code: unknown ? "unknown-key" : "bad-value",
      message: unknown ? `${bundler} has no option ${key}` : `${key}: ${issue.message}`,
      hint: `Options of ${bundler}: ${known}.`,
      at: { file: "slipway.yml", key: `bundler.${key}` },
    };
  });
  return failure(...diagnostics);
}
