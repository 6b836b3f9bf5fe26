import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { deflateRawSync } from "node:zlib";
import { BuildError } from "../model/errors.ts";
import type { ReportData } from "../model/report.ts";
import { reportHtml } from "../report/html.ts";

/** Writes the page. Throws BuildError where it cannot be written. */
export async function writeReport(file: string, data: ReportData): Promise<void> {
  const html = reportHtml(data, (text) => deflateRawSync(text).toString("base64"));
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, html);
  } catch (cause) {
    const message = `the report cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new BuildError([{ code: "cannot-write", message, hint: "Name another file." }], { cause });
  }
}
