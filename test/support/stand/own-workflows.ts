import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The workflows that other repositories call. */
export const REUSABLE = ["build.yml", "release.yml"] as const;

/**
 * A reusable workflow as act can run it: it does not know `$/`, the defining repository at the running commit. In the
 * stand the caller's checkout holds the same actions.
 */
export function forAct(text: string): string {
  return text.replaceAll(/\buses: \$\//g, "uses: ./");
}

/** What act does not know, and every runner of GitHub's does: that of several legs it runs the only one here. */
const PLACE = `with: { strategy: '{ "job-index": 0, "job-total": 1 }' }`;

/** A starter whose placeholders name what lies in the same repository. */
export function filledForAct(text: string): string {
  return text
    .replaceAll(/OWNER\/slipway(\/\.github\/workflows\/\w+\.yml)@<full SHA>/g, ".$1")
    .replaceAll(/^( *)- uses: OWNER\/slipway@<full SHA>/gm, `$1- uses: ./\n$1  ${PLACE}`);
}

/** A starter as a repository would have it: a commit of ours instead of the placeholder. */
export function filled(text: string, commit: string): string {
  return text.replaceAll("OWNER/slipway", "octo/slipway").replaceAll("<full SHA>", commit);
}

/** Puts the reusable workflows and a starter, which is called `ship.yml` there, into a repository. */
export async function placeWorkflows(checkout: string, repository: string, starter: string): Promise<void> {
  const folder = join(repository, ".github", "workflows");
  await mkdir(folder, { recursive: true });
  for (const name of REUSABLE) {
    const text = await readFile(join(checkout, ".github", "workflows", name), "utf8");
    await writeFile(join(folder, name), forAct(text));
  }
  await writeFile(join(folder, "ship.yml"), filledForAct(starter));
}
