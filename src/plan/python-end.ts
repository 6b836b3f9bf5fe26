import type { Diagnostic, Place } from "../model/diagnostic.ts";
import { minorOf, plainVersion } from "../model/interpreter.ts";
import { DAY_MS, parseDay } from "./day.ts";
import table from "./python-ends.json" with { type: "json" };

const ENDS: Readonly<Record<string, string>> = table.ends;

/**
 * A Python that gets no security fixes any more is shipped all the same, and told.
 * @param version a version or a minor
 * @param today milliseconds since 1970
 * @param at where it was pinned
 */
export function endedPython(version: string, today: number, at: Place | undefined): readonly Diagnostic[] {
  const minor = minorOf(plainVersion(version));
  const end = ENDS[minor];
  // It has still all of its last day.
  if (end === undefined || today < parseDay(end) + DAY_MS) return [];
  return [
    {
      code: "python-ended",
      severity: "warning",
      message: `Python ${minor} reached its end of life on ${end}: whoever runs the bundle runs a Python without security fixes`,
      hint: "Move to a newer minor: python, .python-version or requires-python.",
      ...(at === undefined ? {} : { at }),
    },
  ];
}
