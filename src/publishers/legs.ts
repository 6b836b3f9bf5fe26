import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Algorithm } from "../model/checksums.ts";
import { BuildError } from "../model/errors.ts";
import { HANDOVER_NAME, type ReceivedLeg } from "../model/handover.ts";
import { measure } from "./checksums.ts";

/** No leg has more to say; what is larger was not written by one. Bytes. */
const LARGEST_HANDOVER = 16 * 1024 * 1024;

async function handoverText(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size > LARGEST_HANDOVER) return "";
  return readFile(path, "utf8");
}

async function receiveLeg(root: string, folder: string, algorithms: readonly Algorithm[]): Promise<ReceivedLeg> {
  const directory = join(root, folder);
  const entries = (await readdir(directory, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  const plain = entries.filter((entry) => entry.isFile());
  const files: ReceivedLeg["files"][number][] = [];
  for (const { name } of plain.filter((entry) => entry.name !== HANDOVER_NAME)) {
    const path = join(directory, name);
    files.push({ name, path, ...(await measure(path, algorithms)) });
  }
  const there = plain.some(({ name }) => name === HANDOVER_NAME);
  return {
    folder,
    text: there ? await handoverText(join(directory, HANDOVER_NAME)) : undefined,
    files,
    strange: entries.filter((entry) => !entry.isFile()).map(({ name }) => name),
  };
}

/**
 * The legs that lie in a folder, one folder each: what they say as it stands there, and their files, measured one after
 * another. Links are not followed. Throws BuildError where the folder cannot be read.
 */
export async function receiveLegs(
  folder: string,
  algorithms: readonly Algorithm[] = [],
): Promise<readonly ReceivedLeg[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const hint = "Name the folder in which every leg has a folder of its own.";
    throw new BuildError([{ code: "cannot-read", message: `${folder} cannot be read: ${reason}`, hint }], { cause });
  });
  const legs: ReceivedLeg[] = [];
  for (const { name } of entries.filter((entry) => entry.isDirectory()).sort((a, b) => (a.name < b.name ? -1 : 1)))
    legs.push(await receiveLeg(folder, name, algorithms));
  return legs;
}
