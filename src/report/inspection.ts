import type { Inspection } from "../model/inspection.ts";
import { floorText, plain, sizeText, table } from "./text.ts";

/** Rows of a list before it says how many more there are. */
const MOST_ROWS = 20;

/** A heading and what comes under it; nothing where that is empty. */
function section(heading: string, rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const shown = table(rows.slice(0, MOST_ROWS))
    .split("\n")
    .map((line) => `  ${line}`);
  const more = rows.length > MOST_ROWS ? [`  and ${rows.length - MOST_ROWS} more (--json has them all)`] : [];
  return ["", heading, ...shown, ...more];
}

function headline({ form, bytes, files, architecture, floors }: Inspection): string[] {
  const needs = floors.map((floor) => `${floorText(floor)}, asked for by ${floor.file} (${floor.owner})`);
  return [
    `${form}: ${sizeText(bytes)} in ${files} files, ${architecture === undefined ? "no programs" : `for ${architecture}`}`,
    needs.length === 0 ? "Needs no particular version of a system." : `Needs ${needs.join("; ")}`,
  ];
}

/** `slipway inspect`, for people. */
export function inspectionText(inspection: Inspection): string {
  const { sizes, missing, foreign, suggestions, problems } = inspection;
  return [
    ...headline(inspection).map(plain),
    ...section(
      "Size by who brought it:",
      sizes.map(({ owner, kind, bytes, files }) => [sizeText(bytes).padStart(8), owner, kind, `${files} files`]),
    ),
    ...section(
      "Libraries that are neither inside nor part of the system:",
      missing.map(({ library, file }) => [library, `needed by ${file}`]),
    ),
    ...section(
      "For another processor or system:",
      foreign.map(({ file, what }) => [file, what]),
    ),
    ...section(
      "What would make it smaller:",
      suggestions.map(({ what, bytes, files }) => [sizeText(bytes), what, `as ${files.join(", ")}`]),
    ),
    ...section(
      "Problems:",
      problems.map(({ file, problem }) => [file, problem]),
    ),
  ].join("\n");
}
