import type { Manifest } from "../model/manifest.ts";
import { NOTES_CLOSE, NOTES_OPEN } from "../model/release.ts";
import { code } from "./markdown.ts";
import { floorText, sizeText } from "./text.ts";

/** How whoever downloads a file checks it. */
const VERIFY = [
  "To check a download, in the folder where it lies:",
  "",
  "```sh",
  "sha256sum --check --ignore-missing SHA256SUMS",
  "slipway verify .",
  "```",
];

function row(
  leg: Manifest["legs"][number],
  { name, size, sha256 }: Manifest["legs"][number]["artifacts"][number],
): string {
  const floor = leg.floor === null ? "" : floorText(leg.floor);
  return `| ${code(name)} | ${leg.target} | ${sizeText(size)} | ${floor} | \`${sha256}\` |`;
}

/** Our part of a release's text, between its markers. Everything that the project chose is escaped. */
export function notesSection(manifest: Manifest): string {
  const missing =
    manifest.missing === undefined
      ? []
      : ["", `Not in this release, because building it failed: ${manifest.missing.join(", ")}.`];
  return [
    NOTES_OPEN,
    "",
    "| file | system | size | needs | SHA-256 |",
    "| --- | --- | --- | --- | --- |",
    ...manifest.legs.flatMap((leg) => leg.artifacts.map((artifact) => row(leg, artifact))),
    ...missing,
    "",
    ...VERIFY,
    "",
    NOTES_CLOSE,
  ].join("\n");
}
