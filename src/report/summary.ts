import type { Diagnostic } from "../model/diagnostic.ts";
import type { Fragment, Manifest } from "../model/manifest.ts";
import { sizeText } from "./text.ts";

/** Text from a project, harmless inside a Markdown table. */
function cell(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll("|", "\\|")
    .replaceAll(/[\r\n]+/g, " ")
    .replaceAll("`", "'");
}

function legSection(leg: Fragment): string {
  const artifacts = leg.artifacts.map(
    ({ name, size, sha256 }) => `| \`${cell(name)}\` | ${sizeText(size)} | \`${sha256}\` |`,
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
    `Python ${interpreter.version} (${interpreter.source}: ${cell(interpreter.reason)}).${fallback} ` +
      `Bundler: ${bundler.name}${bundler.version === null ? "" : ` ${bundler.version}`}, ${sizeText(leg.bundleSize)} unpacked, ` +
      `${requirements.packages.length} distributions (${cell(requirements.source)}).`,
    "",
    "| smoke run | result | | time |",
    "| --- | --- | --- | --- |",
    ...checks,
    "",
  ].join("\n");
}

/** The job summary of a build, as Markdown. Everything that the project chose is escaped. */
export function summaryMarkdown(manifest: Manifest): string {
  const { name, version } = manifest.project;
  const commit = manifest.commit === null ? "" : ` at ${manifest.commit.id.slice(0, 12)}`;
  return `## ${cell(name)} ${cell(version)}${commit}\n\n${manifest.legs.map(legSection).join("\n")}`;
}

/** The job summary of a build that failed: the diagnostics, all of them (annotations are capped at ten). */
export function failureMarkdown(title: string, problems: readonly Diagnostic[]): string {
  const items = problems.map(({ message, hint }) => `- ${cell(hint === undefined ? message : `${message} ${hint}`)}`);
  return [`## ${cell(title)}`, "", ...items, ""].join("\n");
}
