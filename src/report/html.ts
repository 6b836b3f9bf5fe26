import type { ReportData } from "../model/report.ts";
import page from "./page/page.html";

const TITLE = "{{title}}";
const DATA = "{{data}}";

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/**
 * The report as one HTML page that asks nobody for anything, so that it works from a disk.
 * @param compress deflates a text (RFC 1951) and gives it in base64: 20,000 paths are 2 MB, and mostly repetition
 */
export function reportHtml(data: ReportData, compress: (text: string) => string): string {
  const filled = page.replace(DATA, () => compress(JSON.stringify(data)));
  return filled.replaceAll(TITLE, () => escaped(data.title));
}
