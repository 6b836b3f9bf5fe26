import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  cell,
  code,
  floorText,
  signaturesMarkdown,
  sizeText,
  startupText
} from "./chunk-K2IPQCL6.mjs";
import {
  diagnosticText
} from "./chunk-3HSMMY5N.mjs";

// src/report/summary.ts
var MOST_SHARES = 10;
function inspected({ floor, sizes, bundleSize }) {
  const needs = floor === null ? "Needs no particular version of a system." : `Needs ${cell(floorText(floor))}: ${code(floor.file)} of ${cell(floor.owner)} asks for it.`;
  const rows = sizes.slice(0, MOST_SHARES).map(({ owner, kind, bytes, files }) => {
    const percent = Math.round(100 * bytes / Math.max(1, bundleSize));
    return `| ${cell(owner)} | ${kind} | ${sizeText(bytes)} | ${percent} % | ${files} |`;
  });
  const rest = sizes.slice(MOST_SHARES);
  const more = sizeText(rest.reduce((sum, { bytes }) => sum + bytes, 0));
  const last = rest.length === 0 ? [] : [`| ${rest.length} more | | ${more} | | |`];
  if (rows.length === 0) return [needs];
  return [needs, "", "| brought by | | unpacked | | files |", "| --- | --- | --- | --- | --- |", ...rows, ...last];
}
function legSection(leg) {
  const artifacts = leg.artifacts.map(
    ({ name, size, sha256 }) => `| ${code(name)} | ${sizeText(size)} | \`${sha256}\` |`
  );
  const checks = leg.smoke.map(({ what, result, detail, milliseconds }) => {
    const mark = result === "passed" ? "passed" : "not judged";
    return `| ${code(what)} | ${mark} | ${cell(detail)} | ${Math.round(milliseconds)} ms |`;
  });
  const { interpreter, bundler, requirements } = leg;
  const fallback = interpreter.fallback ? " **A fallback: a release refuses it.**" : "";
  return [
    `### ${leg.target}${leg.cross === void 0 ? "" : ": not run"}`,
    "",
    ...leg.cross === void 0 ? [] : [`Put together on ${leg.cross.on} as a check; no release takes it.`, ""],
    "| file | size | SHA-256 |",
    "| --- | --- | --- |",
    ...artifacts,
    "",
    `Python ${interpreter.version} (${interpreter.source}: ${cell(interpreter.reason)}).${fallback} Bundler: ${cell(bundler.name)}${bundler.version === null ? "" : ` ${cell(bundler.version)}`}, ${sizeText(leg.bundleSize)} unpacked, ${requirements.packages.length} distributions (${cell(requirements.source)}).`,
    "",
    ...inspected(leg),
    ...leg.signatures === void 0 ? [] : ["", ...signaturesMarkdown(leg.signatures)],
    ...leg.startup === void 0 ? [] : ["", `The program ${cell(startupText(leg.startup))}.`],
    "",
    "| smoke run | result | | time |",
    "| --- | --- | --- | --- |",
    ...checks,
    ""
  ].join("\n");
}
function summaryMarkdown(manifest) {
  const { name, version } = manifest.project;
  const commit = manifest.commit === null ? "" : ` at ${manifest.commit.id.slice(0, 12)}`;
  return `## ${cell(name)} ${cell(version)}${commit}

${manifest.legs.map(legSection).join("\n")}`;
}
function failureMarkdown(title, problems) {
  const items = problems.map((problem) => `- ${cell(diagnosticText(problem))}`);
  return [`## ${cell(title)}`, "", ...items, ""].join("\n");
}

export {
  summaryMarkdown,
  failureMarkdown
};
