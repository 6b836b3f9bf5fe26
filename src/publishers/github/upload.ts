import type { Diagnostic } from "../../model/diagnostic.ts";
import { BuildError, NetworkError } from "../../model/errors.ts";
import { FILE_NAME } from "../../model/plan.ts";
import { ASSET_LIMIT, ASSETS_LIMIT, type ReleaseFile, type ReleaseSet } from "../../model/release.ts";
import type { HostedRelease } from "../../model/releases.ts";
import { failureOf, refusedFor } from "./pace.ts";

/** So many files are on their way at once (REST rate limits; a runner's line is full by then). */
const AT_ONCE = 4;

const SAFE =
  "Names of files are letters, digits, dots, hyphens and underscores, beginning with a letter or digit, and differ in more than case.";

export interface Uploaded {
  readonly uploaded: number;
  /** The first failure after which nothing more was begun, or else the last one; undefined where all went well. */
  readonly failure: NetworkError | undefined;
}

/** Somebody was faster, our own former try was, or it may pass: the list will tell what is there. */
function concernsOneFile(error: unknown): error is NetworkError {
  return error instanceof NetworkError && (refusedFor(error, "already_exists") || failureOf(error) === "may pass");
}

/**
 * Sends files, a few at a time. A failure that may pass ends one file and not the others; any other one lets what is on
 * its way end, and begins nothing more. What is there in the end the caller looks up: an answer may be lost.
 */
export async function uploadAll(
  files: readonly ReleaseFile[],
  upload: (file: ReleaseFile) => Promise<void>,
): Promise<Uploaded> {
  const queue = [...files];
  let uploaded = 0;
  let failure: NetworkError | undefined;
  let stopped: { readonly error: unknown } | undefined;
  const sendNext = async (file: ReleaseFile): Promise<void> => {
    try {
      await upload(file);
      uploaded += 1;
    } catch (error) {
      if (concernsOneFile(error)) failure = error;
      else stopped ??= { error };
    }
  };
  const worker = async (): Promise<void> => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      if (stopped !== undefined) return;
      await sendNext(file);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, files.length) }, worker));
  if (stopped === undefined) return { uploaded, failure };
  const { error } = stopped as { readonly error: unknown };
  if (error instanceof NetworkError) return { uploaded, failure: error };
  throw error;
}

/** Throws where the service gave a file another name: it would be a stranger in the release. */
export function checkUploaded(release: HostedRelease, file: ReleaseFile, name: string): void {
  if (name === file.name) return;
  throw new BuildError([
    {
      code: "renamed-asset",
      message: `GitHub stored ${JSON.stringify(file.name)} as ${JSON.stringify(name)} in the draft ${release.id}`,
      hint: SAFE,
    },
  ]);
}

function checkFile({ name, size }: ReleaseFile): Diagnostic[] {
  const problems: Diagnostic[] = [];
  if (!FILE_NAME.test(name) || name.endsWith("."))
    problems.push({
      code: "bad-asset-name",
      message: `GitHub would change the name ${JSON.stringify(name)}`,
      hint: SAFE,
    });
  if (size >= ASSET_LIMIT)
    problems.push({
      code: "too-large",
      message: `${name} has ${size} bytes; GitHub takes files below ${ASSET_LIMIT}`,
      hint: "Leave something out of the bundle, or choose a format that packs better.",
    });
  if (size === 0)
    problems.push({
      code: "empty-file",
      message: `${name} is empty, and GitHub takes no empty file`,
      hint: "Look at what made it.",
    });
  return problems;
}

/** Everything about a release that no service would take, before any is asked. */
export function checkSet({ files }: ReleaseSet): readonly Diagnostic[] {
  const problems = files.flatMap(checkFile);
  const seen = new Set<string>();
  for (const { name } of files) {
    if (seen.has(name.toLowerCase()))
      problems.push({
        code: "name-collision",
        message: `two files of the release have the name ${name}, but for its case`,
        hint: SAFE,
      });
    seen.add(name.toLowerCase());
  }
  if (files.length === 0)
    problems.push({
      code: "no-files",
      message: "the release would hold no file at all",
      hint: "Build something first.",
    });
  if (files.length >= ASSETS_LIMIT)
    problems.push({
      code: "too-many-files",
      message: `the release would hold ${files.length} files; GitHub takes fewer than ${ASSETS_LIMIT}`,
      hint: "Release fewer formats or targets.",
    });
  return problems;
}
