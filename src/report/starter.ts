/** What `workflows/` has in place of Slipway's own reference: the owner of the repository and the commit are looked up, never guessed. */
const PLACEHOLDER = /OWNER\/slipway@<full SHA> # v1/g;
const RUNNERS = /^( *)os: \[.*\]$/m;

/**
 * A starter workflow as a project gets it.
 * @param choices.reference `OWNER/slipway@SHA # version`; the placeholder stays where it is unknown
 * @param choices.runners labels, one per system that is built for; undefined for those of the starter
 */
export function starterText(
  starter: string,
  choices: { readonly reference: string | undefined; readonly runners: readonly string[] | undefined },
): string {
  const { reference, runners } = choices;
  const filled = reference === undefined ? starter : starter.replaceAll(PLACEHOLDER, () => reference);
  return runners === undefined
    ? filled
    : filled.replace(RUNNERS, (_, indent: string) => `${indent}os: [${runners.join(", ")}]`);
}
