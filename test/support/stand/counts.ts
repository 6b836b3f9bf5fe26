import { readFile } from "node:fs/promises";
import * as v from "valibot";

/** How many tests passed, failed and were skipped, as vitest's JSON report has it. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const ReportSchema = v.object({
  success: v.boolean(),
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  numTodoTests: v.number(),
  testResults: v.array(v.object({ status: v.string(), assertionResults: v.array(v.object({ status: v.string() })) })),
});

/**
 * A file that could not even be loaded has no tests in the report, so it counts as one failure; so does a run without
 * a report, and one that failed for no test at all.
 */
export function countReport(report: unknown): Counts {
  const { success, numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = v.parse(
    ReportSchema,
    report,
  );
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.every((test) => test.status !== "failed"),
  ).length;
  const failed = numFailedTests + broken;
  return {
    passed: numPassedTests,
    failed: !success && failed === 0 ? 1 : failed,
    skipped: numPendingTests + numTodoTests,
  };
}

export async function readCounts(file: string): Promise<Counts> {
  try {
    return countReport(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** `12 passed, 0 failed`, and skipped ones where there are any. */
export function countsText({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? "" : `, ${skipped} skipped`}`;
}
