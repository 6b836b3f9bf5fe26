import { failure, type Result, success } from "./diagnostic.ts";

/** What a smoke run has to print: some text, or something that a regular expression finds. */
export type Expectation =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "pattern"; readonly source: string; readonly flags: string };

/** With flags of JavaScript behind it; `/usr/bin` is a path. */
const SLASHED = /^\/(.*)\/([dgimsuvy]*)$/s;

/**
 * Reads text, or `/regular expression/flags` in JavaScript's dialect (flags i, m, s and u). `{version}` stays in
 * either: it is filled in where the version is known. Fails for an expression that is none.
 */
export function parseExpectation(written: string): Result<Expectation> {
  const match = SLASHED.exec(written);
  if (match === null) return success({ kind: "text", text: written });
  const [, source = "", flags = ""] = match;
  const unknown = [...flags].find((flag, index) => !"imsu".includes(flag) || flags.indexOf(flag) !== index);
  if (source === "" || unknown !== undefined) {
    const message = source === "" ? "// matches everything" : `/${source}/ cannot have the flags ${flags}`;
    return failure({ code: "bad-pattern", message, hint: "write /regular expression/ with the flags i, m, s or u" });
  }
  try {
    // The placeholder's braces are no valid expression with the flag u.
    new RegExp(source.replaceAll("{version}", "0"), flags);
    return success({ kind: "pattern", source, flags });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failure({
      code: "bad-pattern",
      message: `this is not a regular expression: ${reason}`,
      hint: "mend it, or leave out the slashes to look for plain text",
    });
  }
}
