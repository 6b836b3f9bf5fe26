import { expect } from "vitest";
import { diagnosticText, type Result } from "../../src/model/diagnostic.ts";

/** The value of a result that has to be one. */
export function okValue<T>(result: Result<T>): T {
  if (!result.ok) return expect.fail(result.diagnostics.map(diagnosticText).join("\n"));
  return result.value;
}

/** Code and place of each problem of a result that has to have some: `unknown-key slipway.yml:1:1 pyton`. */
export function problemsOf(result: Result<unknown>): readonly string[] {
  if (result.ok) return expect.fail("expected problems, and there are none");
  return result.diagnostics.map(({ code, at }) => {
    const place = [at?.file, at?.line, at?.column].filter((part) => part !== undefined).join(":");
    return [code, place, at?.key].filter((part) => part !== undefined && part !== "").join(" ");
  });
}

/** Messages with remedies, as a user reads them. */
export function textOf(result: Result<unknown>): string {
  if (result.ok) return expect.fail("expected problems, and there are none");
  return result.diagnostics.map(diagnosticText).join("\n");
}
