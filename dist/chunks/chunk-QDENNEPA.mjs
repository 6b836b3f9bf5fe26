import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  sizeText
} from "./chunk-TYKRS4LH.mjs";

// src/report/summary.ts
function cell(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("|", "\\|").replaceAll(/[\r\n]+/g, " ").replaceAll("`", "'");
}
function legSection(leg) {
  const artifacts = leg.artifacts.map(
    ({ name, size, sha256 }) => `| \`${cell(name)}\` | ${sizeText(size)} | \`${sha256}\` |`
  );
  const checks = leg.smoke.map(({ what, result, detail, milliseconds }) => {
    const mark = result === "passed" ? "passed" : "not judged";
    return `| \`${cell(what)}\` | ${mark} | ${cell(detail)} | ${Math.round(milliseconds)} ms |`;
  });
  const { interpreter, bundler, requirements } = leg;
  const fallback = interpreter.fallback ? " **A fallback: a release refuses it.**" : "";
  return [
    `### ${leg.target}`,
    "",
    "| file | size | SHA-256 |",
    "| --- | --- | --- |",
    ...artifacts,
    "",
    `Python ${interpreter.version} (${interpreter.source}: ${cell(interpreter.reason)}).${fallback} Bundler: ${bundler.name}${bundler.version === null ? "" : ` ${bundler.version}`}, ${sizeText(leg.bundleSize)} unpacked, ${requirements.packages.length} distributions (${cell(requirements.source)}).`,
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
  const items = problems.map(({ message, hint }) => `- ${cell(hint === void 0 ? message : `${message} ${hint}`)}`);
  return [`## ${cell(title)}`, "", ...items, ""].join("\n");
}

export {
  summaryMarkdown,
  failureMarkdown
};
