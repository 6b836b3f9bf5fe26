import { createHash } from "node:crypto";
import { lstatSync, readdirSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import type { Uv } from "../model/environment.ts";
import type { Ports } from "../model/ports.ts";

/** Where uv lays a wheel's files, a folder for each. */
const ARCHIVES = "archive-v0";
const SnapshotSchema = v.strictObject({ requirements: v.string(), archives: v.record(v.string(), v.string()) });
type Snapshot = v.InferOutput<typeof SnapshotSchema>;

/** Unpacked wheels of one project's lock, which an installation links to instead of unpacking them again. */
export interface Unpacked {
  /** For uv's `--cache-dir`. */
  readonly directory: string;
  /** To be called when everything is installed, and before anything of it is run. */
  seal(): Promise<void>;
}

/**
 * Place, size, mode, time and number of each file. An installation's files are these very files under a second name, so that
 * a program that writes into its own package has written here: that is seen by it. (Calls that do not wait for each other
 * take three times as long.)
 */
function appearance(directory: string): string {
  const hash = createHash("sha256");
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) {
    const { size, mode, mtimeNs, ino } = lstatSync(file, { bigint: true });
    hash.update(`${file}\0${size} ${mode} ${mtimeNs} ${ino}\n`);
  }
  return hash.digest("hex");
}

function archivesIn(directory: string): Record<string, string> {
  const root = join(directory, ARCHIVES);
  const names = readdirSync(root).filter((name) => lstatSync(join(root, name)).isDirectory());
  return Object.fromEntries(names.map((name) => [name, appearance(join(root, name))]));
}

async function lastSnapshot(file: string): Promise<Snapshot | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  // Whoever comes now and is ended half-way leaves none, and then nothing is believed.
  await rm(file, { force: true });
  try {
    return text === undefined ? undefined : v.parse(SnapshotSchema, JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Leaves what looks as it did, and of the same lock; uv unpacks the rest again. */
async function clear(directory: string, snapshot: Snapshot | undefined, requirements: string): Promise<void> {
  try {
    if (snapshot?.requirements !== requirements) throw new Error("of another lock");
    for (const [name, now] of Object.entries(archivesIn(directory))) {
      if (snapshot.archives[name] !== now) await rm(join(directory, ARCHIVES, name), { recursive: true });
    }
  } catch {
    await rm(directory, { recursive: true, force: true });
    await mkdir(directory);
  }
}

/**
 * The machine's own store of a project's unpacked wheels, in the tool cache: filled by us alone, from files that were just
 * hashed, and part of nothing that is restored. The project's workplace is locked, and with it this.
 * @param name of that workplace
 * @param requirements the lines that are installed, with hashes
 */
export async function openUnpacked(
  { toolCache }: Ports,
  uv: Uv,
  { name, requirements }: { readonly name: string; readonly requirements: string },
): Promise<Unpacked> {
  const key = { name: "slipway-unpacked", version: uv.version, variant: name };
  const root = (await toolCache.find(key)) ?? (await toolCache.add(key, async () => undefined));
  const directory = join(root, "uv");
  const file = join(root, "snapshot.json");
  const digest = createHash("sha256").update(requirements).digest("hex");
  await clear(directory, await lastSnapshot(file), digest);
  return {
    directory,
    async seal() {
      await writeFile(file, JSON.stringify({ requirements: digest, archives: archivesIn(directory) }));
    },
  };
}
