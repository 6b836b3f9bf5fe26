import type { Finding } from "../model/finding.ts";
import type { HostedRelease } from "../model/releases.ts";

const WHAT = "release of the tag";

/** May this tag be released, by what the service has of it? `releases`: all that the token can see. */
export function checkHostedRelease(tag: string, releases: readonly HostedRelease[]): Finding {
  const own = releases.filter((release) => release.tag === tag);
  const published = own.find(({ draft }) => !draft);
  if (published !== undefined) {
    const hint = "Release the next version under a tag of its own.";
    return published.immutable
      ? { what: WHAT, state: "fails", message: `${tag} is published and immutable: ${published.url}`, hint }
      : {
          what: WHAT,
          state: "doubt",
          message: `${tag} is published already: files with other bytes are refused: ${published.url}`,
          hint,
        };
  }
  if (own.length > 1) {
    const numbers = own.map(({ id }) => id).join(", ");
    const hint = "Delete the one that is not meant.";
    return { what: WHAT, state: "fails", message: `${tag} has ${own.length} drafts: ${numbers}`, hint };
  }
  const message = own[0] === undefined ? `there is none of ${tag} yet` : `the draft ${own[0].id} of ${tag} is used`;
  return { what: WHAT, state: "fine", message };
}

/** Is the tag, where it is there already, on the commit that is built? */
export function checkTagCommit(tag: string, there: string | undefined, here: string | undefined): Finding {
  const what = "tag";
  if (there === undefined)
    return { what, state: "fine", message: `${tag} is not there yet; it is made at the built commit` };
  if (here === undefined || there === here)
    return { what, state: "fine", message: `${tag} is at ${there.slice(0, 12)}` };
  const message = `${tag} is at ${there.slice(0, 12)}, and ${here.slice(0, 12)} is checked out`;
  return { what, state: "fails", message, hint: `Check out ${tag}, or give the release a tag of its own.` };
}
