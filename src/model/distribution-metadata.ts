/** What the METADATA of a distribution says (core metadata 2.4, PEP 639). */
export interface DistributionFacts {
  /** As its authors spell it. */
  readonly name: string | undefined;
  readonly version: string | undefined;
  /** An expression of SPDX, or a few words of its authors. */
  readonly licence: string | undefined;
}

/** A longer `License` is the text itself. Characters. */
const MOST_WORDS = 100;

/** Reads the headers; the description behind them may say anything. */
export function readMetadata(text: string): DistributionFacts {
  const head = text.split(/\r?\n\r?\n/, 1)[0] ?? "";
  const all = (key: string): string[] =>
    [...head.matchAll(new RegExp(`^${key}:[ \\t]*(.+)$`, "gim"))].map((match) => (match[1] ?? "").trim());
  const [expression = all("License")[0]] = all("License-Expression");
  const classified = all("Classifier")
    .filter((line) => line.startsWith("License ::"))
    .map((line) => line.split("::").at(-1)?.trim() ?? "");
  const said = expression !== undefined && expression.length < MOST_WORDS && !/^unknown$/i.test(expression);
  const licence = said ? expression : classified.join(", ") || undefined;
  return { name: all("Name")[0], version: all("Version")[0], licence };
}
