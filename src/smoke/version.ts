import { explain } from "@renovatebot/pep440";
import type { Expectation } from "../model/expectation.ts";

const NORMALISED = /^(?:(\d+)!)?(\d+(?:\.\d+)*)(?:(a|b|rc)(\d+))?(?:\.post(\d+))?(?:\.dev(\d+))?$/;
const SEPARATOR = "[-_.]?";
/** Every spelling that PEP 440 reads as the same word. */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  a: ["alpha", "a"],
  b: ["beta", "b"],
  rc: ["rc", "preview", "pre", "c"],
  post: ["post", "rev", "r"],
  dev: ["dev"],
};

/** The letters in either case, for expressions whose flags are the user's. */
function anyCase(word: string): string {
  return [...word].map((letter) => `[${letter}${letter.toUpperCase()}]`).join("");
}

function anySpelling(word: string): string {
  return `(?:${(SPELLINGS[word] ?? [word]).map(anyCase).join("|")})`;
}

function digits(text: string): string {
  return `0*${text}`;
}

/** `rc1`, `-rc.1`, `RC1`; a missing number is 0. */
function segment(word: string, number: string | undefined): string {
  if (number === undefined) return "";
  const counted = number === "0" ? `(?:${SEPARATOR}0+)?` : `${SEPARATOR}${digits(number)}`;
  const spelled = `${SEPARATOR}${anySpelling(word)}${counted}`;
  return word === "post" ? `(?:${spelled}|-${digits(number)})` : spelled;
}

/** What may not follow, because it would make another version of it. */
const CONTINUED = [
  "[0-9]",
  "\\.[0-9]",
  "-[0-9]",
  "\\+[0-9A-Za-z]",
  `${SEPARATOR}(?:${["alpha", "beta", "rc", "preview", "pre", "post", "rev", "dev"].map(anyCase).join("|")})(?![A-Za-z])`,
  `${SEPARATOR}[aAbBcCrR]${SEPARATOR}[0-9]`,
].join("|");

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/**
 * Source of a regular expression that finds a version in any spelling that PEP 440 calls equal to the letter
 * (`1.4.0rc1`, `1.4.0-RC1`, `v1.4.0.rc.1`), and not inside a longer one (`11.4.0`, `1.4.0rc10`, `1.4.0.dev1`).
 */
export function versionPattern(version: string): string {
  const known = explain(version);
  const parts = NORMALISED.exec(known?.public ?? "");
  if (parts === null) return escaped(version);
  const [, epoch, release = "", pre, preNumber, post, dev] = parts;
  const local = known?.local ?? null;
  const source = [
    epoch === undefined ? "" : `${digits(epoch)}!`,
    release.split(".").map(digits).join("\\."),
    pre === undefined ? "" : segment(pre, preNumber),
    segment("post", post),
    segment("dev", dev),
    local === null ? "" : `\\+${String(local).split(/[-_.]/).map(anyCaseText).join("[-_.]")}`,
  ].join("");
  return `(?<![0-9.!])${source}(?!${CONTINUED})`;
}

function anyCaseText(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
}

/** Is the version in the text, as printed or in another spelling of the same version? */
export function printsVersion(text: string, version: string): boolean {
  return new RegExp(versionPattern(version)).test(text);
}

/** Does the text hold what was expected of it, with `{version}` standing for the project's version? */
export function meets(text: string, expected: Expectation, version: string): boolean {
  const pattern = versionPattern(version);
  if (expected.kind === "pattern") {
    return new RegExp(
      expected.source.replaceAll("{version}", () => `(?:${pattern})`),
      expected.flags,
    ).test(text);
  }
  return new RegExp(expected.text.split("{version}").map(escaped).join(`(?:${pattern})`)).test(text);
}
