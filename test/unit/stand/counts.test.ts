import { expect, test } from "vitest";
import { countReport, countsText, readCounts } from "../../support/stand/counts.ts";

const report = (more: object): unknown => ({
  success: true,
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults: [{ status: "passed", assertionResults: [{ status: "passed" }] }],
  ...more,
});

test("counts what vitest reports", () => {
  expect(countReport(report({}))).toEqual({ passed: 3, failed: 0, skipped: 1 });
  expect(countReport(report({ success: false, numFailedTests: 2 }))).toEqual({ passed: 3, failed: 2, skipped: 1 });
});

test("a file that cannot be loaded is one failure", () => {
  const broken = { status: "failed", assertionResults: [] };
  expect(countReport(report({ success: false, testResults: [broken] })).failed).toBe(1);
});

test("a run that failed for no test is a failure", () => {
  expect(countReport(report({ success: false })).failed).toBe(1);
});

test("a report that is not there, or is none, is a failure", async () => {
  expect(await readCounts("/no/such/report.json")).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(await readCounts("/dev/null")).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test("says what it counted", () => {
  expect(countsText({ passed: 3, failed: 0, skipped: 0 })).toBe("3 passed, 0 failed");
  expect(countsText({ passed: 3, failed: 1, skipped: 2 })).toBe("3 passed, 1 failed, 2 skipped");
});
