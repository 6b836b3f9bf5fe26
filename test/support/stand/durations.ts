import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import * as v from "valibot";

/** Times in milliseconds. */
const ReportSchema = v.object({
  testResults: v.array(v.object({ name: v.string(), startTime: v.number(), endTime: v.number() })),
});

/** Test files that took longest, a line each, and how long it took until all had ended, some of them at a time. Empty without a report of vitest's. */
export async function slowestFiles(file: string, count: number): Promise<readonly string[]> {
  const report: unknown = await readFile(file, "utf8")
    .then(JSON.parse)
    .catch(() => undefined);
  const parsed = v.safeParse(ReportSchema, report);
  if (!parsed.success || parsed.output.testResults.length === 0) return [];
  const seconds = parsed.output.testResults.map(({ name, startTime, endTime }) => ({
    name: basename(name, ".test.ts"),
    seconds: Math.round((endTime - startTime) / 1000),
  }));
  const [first, last] = [
    Math.min(...parsed.output.testResults.map(({ startTime }) => startTime)),
    Math.max(...parsed.output.testResults.map(({ endTime }) => endTime)),
  ];
  const slowest = seconds.toSorted((a, b) => b.seconds - a.seconds).slice(0, count);
  return [
    `${Math.round((last - first) / 1000)} s in all`,
    ...slowest.map(({ name, seconds: taken }) => `${taken} s ${name}`),
  ];
}
