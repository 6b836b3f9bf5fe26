import type { HostedRelease } from "../model/releases.ts";
import type { Answer } from "./answers.ts";
import { plain } from "./text.ts";

/** A release that was there before, whole and for good. */
interface AlreadyReleased {
  readonly version: string;
  readonly already: HostedRelease;
}

const DONE = "is released already, whole and immutable: nothing was built, and nothing is left to do";

export function alreadyAnswer({ already }: AlreadyReleased): Answer {
  const { id, url, tag, draft } = already;
  return { json: { already: { id, url, tag, draft } }, text: `\n${plain(tag)} ${DONE}.\n\n${plain(url)}` };
}

/** For the log and the summary of a job. */
export function alreadyText({ already }: AlreadyReleased): string {
  return `${already.tag} ${DONE}: ${already.url}`;
}

/** Outputs of the action; those of a build are empty. */
export function alreadyOutputs({ version, already }: AlreadyReleased): Readonly<Record<string, string>> {
  const { id, url, prerelease } = already;
  return {
    version,
    prerelease: String(prerelease),
    published: "false",
    "release-id": String(id),
    "release-url": url,
  };
}
