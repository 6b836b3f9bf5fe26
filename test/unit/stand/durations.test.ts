import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { slowestFiles } from "../../support/stand/durations.ts";
import { temporaryFolder } from "../../support/temporary.ts";

test("the slowest files come first, after the time until all had ended", async () => {
  const folder = await temporaryFolder();
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "report.json");
  const of = (name: string, startTime: number, endTime: number) => ({ name: `/x/${name}.test.ts`, startTime, endTime });
  await writeFile(file, JSON.stringify({ testResults: [of("a", 500, 1700), of("b", 500, 9500), of("c", 1700, 4700)] }));
  expect(await slowestFiles(file, 2)).toEqual(["9 s in all", "9 s b", "3 s c"]);
});

test.each(["/no/such/report.json", "/dev/null"])("%s is no report: nothing is said", async (file) => {
  expect(await slowestFiles(file, 2)).toEqual([]);
});
