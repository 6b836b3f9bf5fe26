import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { chmod, mkdir, readdir, rename, rm, stat, symlink, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Bundle, BundleContext, WriteTar } from "../../model/bundle.ts";
import { FILE_LIST, onefileStub } from "./stub.ts";

async function digestOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

interface Listing {
  readonly text: string;
  /** Bytes. */
  readonly size: number;
}

/** Every file with its digest, in the form that `sha256sum -c` reads; what a link leads to counts too. */
async function listFiles(root: string): Promise<Listing> {
  const lines: string[] = [];
  let size = 0;
  const entries = await readdir(root, { withFileTypes: true, recursive: true });
  for (const path of entries.map((entry) => join(entry.parentPath, entry.name))) {
    const about = await stat(path);
    const place = relative(root, path).split(sep).join("/");
    // Such names have a spelling of their own there, which not every sha256sum knows.
    if (!about.isFile() || /[\\\n\r]/.test(place)) continue;
    lines.push(`${await digestOf(path)}  ${place}\n`);
    size += about.size;
  }
  return { text: lines.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join(""), size };
}

/** Further programs are links to the one file, which goes by the name that it is started under. */
async function linkOthers(root: string, names: readonly string[]): Promise<void> {
  const [first = "", ...others] = names;
  for (const name of others) await symlink(first, join(root, name));
}

/**
 * Turns a directory bundle into one file: the directory is compressed behind a shell program that unpacks it once. What was
 * compressed stays in the work folder until the checker is removed.
 * @param python the interpreter, relative to the bundle
 */
export async function packOnefile(
  context: BundleContext,
  made: Bundle,
  { python, writeTar }: { readonly python: string; readonly writeTar: WriteTar },
): Promise<Bundle> {
  const names = made.executables.map(({ path }) => path);
  const [first = ""] = names;
  const { text, size } = await listFiles(made.root);
  await writeFile(join(made.root, FILE_LIST), text);
  const digest = createHash("sha256").update(text).digest("hex");
  const id = `${first}@${digest.slice(0, 32)}`;
  const scratch = join(context.work, "onefile");
  await mkdir(scratch, { recursive: true });
  const tree = join(scratch, id);
  await rename(made.root, tree);
  const archive = join(scratch, "tree.tar.gz");
  await writeTar(tree, archive, { epoch: context.epoch, signal: context.ports.signal });
  await mkdir(made.root);
  const file = join(made.root, first);
  await writeFile(file, onefileStub({ entries: names, id, digest, python, size }));
  await pipeline(createReadStream(archive), createWriteStream(file, { flags: "a" }));
  await chmod(file, 0o755);
  await linkOthers(made.root, names);
  await rm(archive);
  const remove = (): Promise<void> => rm(scratch, { recursive: true, force: true });
  return { ...made, checker: { kind: "beside", argv: [join(tree, python), "-I", "-B"], remove } };
}
