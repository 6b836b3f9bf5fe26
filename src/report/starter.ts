/** What `workflows/` has in place of Slipway's own reference: the owner of the repository and the commit are looked up, never guessed. */
const PLACEHOLDER = /OWNER\/slipway@<full SHA> # v1/g;
const RUNNERS = /^( *)os: \[.*\]$/m;
const TAGS = /^( *)tags: \[.*\]$/m;

/**
 * A starter workflow as a project gets it.
 * @param choices.reference `OWNER/slipway@SHA # version`; the placeholder stays where it is unknown
 * @param choices.tags pattern of the tags that start a release
 * @param choices.runners labels, one per system that is built for; undefined for those of the starter
 */
export function starterText(
  starter: string,
  choices: {
    readonly reference: string | undefined;
    readonly tags: string;
    readonly runners: readonly string[] | undefined;
  },
): string {
  const { reference, tags, runners } = choices;
  const tagged = starter.replace(TAGS, (_, indent: string) => `${indent}tags: [${JSON.stringify(tags)}]`);
  const filled = reference === undefined ? tagged : tagged.replaceAll(PLACEHOLDER, () => reference);
  return runners === undefined
    ? filled
    : filled.replace(RUNNERS, (_, indent: string) => `${indent}os: [${runners.join(", ")}]`);
}
