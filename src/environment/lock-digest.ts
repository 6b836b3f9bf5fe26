import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ProjectFacts } from "../model/project.ts";

/** SHA-256 over what decides on a project's versions: its locks, or where it has none what it declares. */
export async function lockDigest({
  root,
  file,
  locks,
}: Pick<ProjectFacts, "root" | "file" | "locks">): Promise<string> {
  const hash = createHash("sha256");
  const paths = locks.length === 0 ? [file] : locks.map(({ path }) => path);
  for (const path of paths.toSorted()) {
    hash.update(`${path}\0`);
    hash.update(await readFile(join(root, path)).catch(() => ""));
  }
  return hash.digest("hex");
}
