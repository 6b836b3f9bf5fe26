import { createHash } from "node:crypto";
import { lstatSync, readdirSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
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
  /** Says what is going to be installed, as lines with hashes: of another lock nothing stays. */
  bind(requirements: string): Promise<void>;
  /** To be called when everything is installed, and before anything of it is run. */
  seal(): Promise<void>;
}

/**
 * Place, size, mode, time and number of each file. An installation's files are these very files under a second name, so that
 * a program that writes into its own package has written here: that is seen by it. (Calls that do not wait for each other
 * take three times as long; times as whole numbers, or Node's own walk, four times.)
 */
function appearance(directory: string): string {
  const lines: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else {
        const { size, mode, mtimeMs, ino } = lstatSync(path);
        lines.push(`${path}\0${size} ${mode} ${mtimeMs} ${ino}\n`);
      }
    }
  };
  walk(directory);
  return createHash("sha256").update(lines.sort().join("")).digest("hex");
}

type Archives = Record<string, string>;

/** @param known archives whose appearance is known: nobody but uv has been there since */
function archivesIn(directory: string, known: Archives = {}): Archives {
  const root = join(directory, ARCHIVES);
  const names = readdirSync(root).filter((name) => lstatSync(join(root, name)).isDirectory());
  return Object.fromEntries(names.map((name) => [name, known[name] ?? appearance(join(root, name))]));
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

/** Where uv has noted in a cache what Pythons say of themselves: names of folders. */
export async function notesIn(cache: string): Promise<readonly string[]> {
  return (await readdir(cache).catch(() => [])).filter((name) => name.startsWith("interpreter-"));
}

/** @param kept names in it that stay */
async function empty(directory: string, kept: readonly string[] = []): Promise<void> {
  await mkdir(directory, { recursive: true });
  const names = (await readdir(directory)).filter((name) => !kept.includes(name));
  for (const name of names) await rm(join(directory, name), { recursive: true, force: true });
}

/** Leaves what looks as it did, and says what that is; uv unpacks the rest again. */
async function clear(directory: string, snapshot: Snapshot | undefined): Promise<Archives> {
  const left: Archives = {};
  try {
    if (snapshot === undefined) throw new Error("nothing to compare with");
    for (const [name, now] of Object.entries(archivesIn(directory))) {
      if (snapshot.archives[name] === now) left[name] = now;
      else await rm(join(directory, ARCHIVES, name), { recursive: true });
    }
    return left;
  } catch {
    await empty(directory);
    return {};
  }
}

/**
 * The machine's own store of a project's unpacked wheels, in the tool cache: filled by us alone, from files that were just
 * hashed, and part of nothing that is restored. The project's workplace is locked, and with it this.
 * @param name of that workplace
 */
export async function openUnpacked({ toolCache }: Ports, uv: Uv, name: string): Promise<Unpacked> {
  const key = { name: "slipway-unpacked", version: uv.version, variant: name };
  const root = (await toolCache.find(key)) ?? (await toolCache.add(key, async () => undefined));
  const directory = join(root, "uv");
  const file = join(root, "snapshot.json");
  const snapshot = await lastSnapshot(file);
  let known = await clear(directory, snapshot);
  let digest = "";
  return {
    directory,
    async bind(requirements) {
      digest = createHash("sha256").update(requirements).digest("hex");
      if (snapshot?.requirements === digest) return;
      known = {};
      // What Pythons say of themselves, no lock decides.
      await empty(directory, await notesIn(directory));
    },
    async seal() {
      await writeFile(file, JSON.stringify({ requirements: digest, archives: archivesIn(directory, known) }));
    },
  };
}
