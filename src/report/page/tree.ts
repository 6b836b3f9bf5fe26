import type { ReportBundle, ReportFile } from "../../model/report.ts";

/** A part of a bundle: a folder, an owner, or a file. Sizes in bytes. */
export interface Part {
  readonly name: string;
  readonly bytes: number;
  readonly files: number;
  /** False of a file. */
  readonly opens: boolean;
  /** What it is made of, the largest first; made when it is first asked for: most of 20,000 files nobody opens. */
  readonly parts: () => readonly Part[];
}

export type Grouping = "owner" | "folder";

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function bytesOf(files: readonly ReportFile[]): number {
  let sum = 0;
  for (const [, bytes] of files) sum += bytes;
  return sum;
}

/** A part that is made of others. */
export function partOf(
  name: string,
  { bytes, files, parts }: Pick<Part, "bytes" | "files"> & { readonly parts: () => readonly Part[] },
): Part {
  return { name, bytes, files, opens: true, parts: once(() => parts().toSorted((a, b) => b.bytes - a.bytes)) };
}

/** Where the folders end, from `from` on, in which all of the files lie. */
function sharedFolders(files: readonly ReportFile[], from: number): number {
  const [first = ""] = files[0] ?? [];
  let end = first.lastIndexOf("/") + 1;
  for (const [path] of files) {
    while (end > from && !path.startsWith(first.slice(from, end), from)) end = first.lastIndexOf("/", end - 2) + 1;
    if (end <= from) return from;
  }
  return Math.max(end, from);
}

/** A folder whose name is written up to `from`. One that holds nothing but one folder is shown with it as one. */
function folderOf(name: string, files: readonly ReportFile[], from: number): Part {
  const to = sharedFolders(files, from);
  const more = files[0]?.[0].slice(from, Math.max(from, to - 1)) ?? "";
  return made(more === "" ? name : `${name}/${more}`, files, to);
}

function fileOf(name: string, files: readonly ReportFile[]): Part {
  return { name, bytes: bytesOf(files), files: files.length, opens: false, parts: () => [] };
}

/** Files and folders by what stands in their paths from `from` on. */
function childrenOf(files: readonly ReportFile[], from: number): readonly Part[] {
  const groups = new Map<string, ReportFile[]>();
  for (const file of files) {
    const [path] = file;
    // With its slash a folder is never taken for a file.
    const end = path.indexOf("/", from) + 1;
    const name = path.slice(from, end === 0 ? undefined : end);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [file]);
    else group.push(file);
  }
  return [...groups].map(([name, own]) =>
    name.endsWith("/") ? folderOf(name.slice(0, -1), own, from + name.length) : fileOf(name, own),
  );
}

function made(name: string, files: readonly ReportFile[], from: number): Part {
  return partOf(name, { bytes: bytesOf(files), files: files.length, parts: () => childrenOf(files, from) });
}

/** An owner keeps its name; the folders that all of its files lie in are left out. */
function ownersOf(bundle: ReportBundle): readonly Part[] {
  const byName = new Map<string, ReportFile[]>();
  for (const { name, files } of bundle.owners) byName.set(name, [...(byName.get(name) ?? []), ...files]);
  return [...byName]
    .filter(([, files]) => files.length > 0)
    .map(([name, files]) => made(name, files, sharedFolders(files, 0)));
}

/** The whole bundle as a tree of its parts. */
export function treeOf(bundle: ReportBundle, grouping: Grouping): Part {
  const files = bundle.owners.flatMap((owner) => owner.files);
  const parts = (): readonly Part[] => (grouping === "owner" ? ownersOf(bundle) : childrenOf(files, 0));
  return partOf(bundle.name, { bytes: bytesOf(files), files: files.length, parts });
}
