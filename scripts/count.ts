// Adds up what the steps of .ci/run left in a folder: NAME.exit (an exit code) and, of a test run, NAME.json (vitest's
// report). Prints `N passed, N failed[, N skipped]`; its exit code is 1 if anything failed.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Counts, countsText, readCounts } from "../test/support/stand/counts.ts";

const [folder = "."] = process.argv.slice(2);
const names = await readdir(folder);

/** A step without a report counts as one; one that failed counts at least one failure, whatever its report says. */
async function countsOf(step: string): Promise<Counts> {
  const code = (await readFile(join(folder, `${step}.exit`), "utf8")).trim();
  const least = code === "0" ? 0 : 1;
  if (!names.includes(`${step}.json`)) return { passed: 1 - least, failed: least, skipped: 0 };
  const counts = await readCounts(join(folder, `${step}.json`));
  return { ...counts, failed: Math.max(counts.failed, least) };
}

const steps = names.filter((name) => name.endsWith(".exit")).map((name) => name.slice(0, -".exit".length));
const all = await Promise.all(steps.map(countsOf));
const sum = (key: keyof Counts): number => all.reduce((total, counts) => total + counts[key], 0);
process.stdout.write(`${countsText({ passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped") })}\n`);
process.exitCode = sum("failed") === 0 ? 0 : 1;
