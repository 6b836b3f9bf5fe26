import type { Diagnostic } from "../model/diagnostic.ts";
import { nearest } from "../model/nearest.ts";

/**
 * Inputs that an action was given and does not have, where they look like one that it has: GitHub only warns of them, and a release that was
 * to stay a draft would be public. Others may be anybody's variables; GitHub's warning has to do for them.
 */
export function checkInputNames(given: readonly string[], known: readonly string[]): readonly Diagnostic[] {
  return given.flatMap((name) => {
    const meant = known.includes(name) ? undefined : nearest(name, known);
    if (meant === undefined) return [];
    return [{ code: "unknown-input", message: `there is no input ${name}`, hint: `did you mean ${meant}?` }];
  });
}
