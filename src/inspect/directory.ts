import { lstatSync } from "node:fs";
import { readdir, readlink } from "node:fs/promises";
import { join, sep } from "node:path";
import { diskItem, MOST_ENTRIES, refused, type Visit } from "./item.ts";

/** Files that wait for the disk at the same time. */
const AT_ONCE = 32;

interface Found {
  readonly path: string;
  readonly link: boolean;
}

/** Everything below a folder, links not followed, so that a loop of them ends here. */
async function listing(root: string): Promise<Found[]> {
  const found: Found[] = [];
  const folders = [""];
  for (const folder of folders) {
    const entries = await readdir(join(root, folder), { withFileTypes: true });
    const place = folder === "" ? "" : `${folder}/`;
    folders.push(...entries.filter((entry) => entry.isDirectory()).map(({ name }) => place + name));
    const files = entries.filter((entry) => entry.isFile() || entry.isSymbolicLink());
    found.push(...files.map((entry) => ({ path: place + entry.name, link: entry.isSymbolicLink() })));
    if (found.length + folders.length > MOST_ENTRIES) {
      throw refused(root, `it has more than ${MOST_ENTRIES} files`, "Name the folder of one bundle.");
    }
  }
  return found;
}

async function visitOne(root: string, { path, link }: Found, visit: Visit): Promise<void> {
  const file = join(root, path);
  if (link) await visit({ kind: "link", path, target: (await readlink(file)).split(sep).join("/") });
  // By a call that waits: some thousand turns of the thread pool take three times as long.
  else await visit(diskItem(file, path, lstatSync(file).size));
}

/** Visits the files and links below a folder, many at a time. After a failure nothing new begins, and it is thrown when nothing runs any more. */
export async function visitDirectory(root: string, visit: Visit): Promise<void> {
  const queue = (await listing(root)).values();
  const failures: unknown[] = [];
  const worker = async (): Promise<void> => {
    for (const found of queue) {
      if (failures.length > 0) return;
      await visitOne(root, found, visit).catch((error: unknown) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (failures.length > 0) throw failures[0];
}
