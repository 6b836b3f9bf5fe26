// Writes the report of a large bundle as a build does; prints milliseconds.
import { writeReport } from "../src/entry/report-file.ts";
import { largeReport } from "../test/support/large-report.ts";

const [file = "", files = ""] = process.argv.slice(2);
const data = largeReport(Number(files));
const started = performance.now();
await writeReport(file, data);
process.stdout.write(`took ${performance.now() - started}\n`);
