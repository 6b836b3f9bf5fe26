import { createHash } from "node:crypto";
import { cpSync } from "node:fs";
import { copyFile, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import * as v from "valibot";
import type { BundleContext, Checker } from "../../model/bundle.ts";
import type { Reuse } from "../../model/reuse.ts";
import { fileDigest, treeDigest } from "../tree-digest.ts";
import { type FreezerTools, warningsFile } from "./freeze.ts";

const FORMAT = 1;
/** In the kept folder: what is said of it, and what was made. */
const PLACES = { record: "frozen.json", made: "made" } as const;
/** In what was made. */
const MADE = { bundle: "bundle", warnings: "warnings.txt", collected: "collected.json" } as const;

const KeptSchema = v.strictObject({
  key: v.string(),
  /** Of what was made, as it was when it was kept. */
  digest: v.string(),
  /** Libraries of this machine that went into it: path and SHA-256. */
  outside: v.array(v.tuple([v.string(), v.string()])),
  checker: v.union([v.strictObject({ beside: v.string() }), v.strictObject({ table: v.array(v.string()) })]),
});
type Kept = v.InferOutput<typeof KeptSchema>;
const CollectedSchema = v.object({ outside: v.array(v.string()) });

/** What an earlier build froze, and the place for what this one does. */
export interface KeptFreeze {
  /** Puts it where this build's would be, and says how code is run in it; undefined where there is none that fits. */
  take(): Promise<Checker | undefined>;
  /** Of a disk that is full nobody hears: the bundle is there. */
  keep(checker: Checker): Promise<void>;
}

/** Written by the spec file. */
const collectedFile = ({ work }: BundleContext): string => join(work, "freeze", MADE.collected);

/**
 * Everything that decides on what is frozen: what the environment is made of, the freezer, and all that is written for it, in
 * which are the options and the paths. That folder holds nothing else yet.
 */
function keyOf(context: BundleContext, { inputs }: Reuse, tools: FreezerTools): string {
  const { entries, include, project, epoch } = context;
  const scripts = entries.flatMap((entry) => (entry.kind === "script" ? [entry.script] : []));
  // What lies beside a lone script may be frozen with it.
  const files = scripts.length === 0 ? [] : [...scripts, ...include];
  const own = files.map((file) => [file, fileDigest(join(project, file))]);
  const written = treeDigest(join(context.work, "freeze"));
  return createHash("sha256")
    .update(JSON.stringify([FORMAT, inputs, tools.directory, tools.version, epoch, own, written]))
    .digest("hex");
}

const copyFolder = (from: string, to: string): void => cpSync(from, to, { recursive: true, verbatimSymlinks: true });

async function recordIn(folder: string): Promise<Kept | undefined> {
  try {
    return v.parse(KeptSchema, JSON.parse(await readFile(join(folder, PLACES.record), "utf8")));
  } catch {
    // None yet, or one that was ended half-way.
    return undefined;
  }
}

function isAsItWas([path, sha256]: readonly [string, string]): boolean {
  try {
    return fileDigest(path) === sha256;
  } catch {
    return false;
  }
}

function checkerFrom({ destination }: BundleContext, { checker }: Kept): Checker {
  if ("table" in checker) return { kind: "table", modules: new Set(checker.table) };
  const file = join(destination, checker.beside);
  return { kind: "beside", argv: [file], remove: () => rm(file, { force: true }) };
}

function recorded({ destination }: BundleContext, checker: Checker): Kept["checker"] | undefined {
  if (checker.kind === "table") return { table: [...checker.modules].sort() };
  return checker.kind === "beside" ? { beside: relative(destination, checker.argv[0]) } : undefined;
}

async function keepFrozen(context: BundleContext, folder: string, known: Pick<Kept, "key" | "checker">): Promise<void> {
  const collected = collectedFile(context);
  const { outside } = v.parse(CollectedSchema, JSON.parse(await readFile(collected, "utf8")));
  await rm(folder, { recursive: true, force: true });
  const made = join(folder, PLACES.made);
  await mkdir(made, { recursive: true });
  copyFolder(context.destination, join(made, MADE.bundle));
  await copyFile(collected, join(made, MADE.collected));
  await copyFile(warningsFile(context), join(made, MADE.warnings));
  const record: Kept = {
    ...known,
    digest: treeDigest(made),
    outside: outside.map((path) => [path, fileDigest(path)]),
  };
  // Last of all: what was ended half-way has none that can be read.
  await writeFile(join(folder, PLACES.record), JSON.stringify(record));
}

async function takeFrozen(context: BundleContext, folder: string, kept: Kept): Promise<Checker> {
  const { destination, work } = context;
  const made = join(work, "kept");
  copyFolder(join(folder, PLACES.made), made);
  if (treeDigest(made) !== kept.digest) throw new Error("it is not what was kept");
  const warnings = warningsFile(context);
  for (const file of [warnings, destination]) await mkdir(dirname(file), { recursive: true });
  await rename(join(made, MADE.warnings), warnings);
  await rename(join(made, MADE.collected), collectedFile(context));
  await rename(join(made, MADE.bundle), destination);
  return checkerFrom(context, kept);
}

/**
 * PyInstaller's own way to do less the second time, its work folder, serves nobody here: it looks at times of files, and
 * whatever changes in a project makes it analyse all of it again. So what it made is kept, bound to the bytes of all that it
 * was made from.
 * To be called when the spec file and everything beside it is written, and PyInstaller has not run.
 */
export function openKeptFreeze(context: BundleContext, tools: FreezerTools): KeptFreeze | undefined {
  const { reuse, ports } = context;
  if (reuse === undefined) return undefined;
  const folder = join(reuse.directory, "frozen");
  const key = keyOf(context, reuse, tools);
  return {
    async take() {
      const kept = await recordIn(folder);
      if (kept?.key !== key || !kept.outside.every(isAsItWas)) return undefined;
      try {
        return await takeFrozen(context, folder, kept);
      } catch {
        ports.log.warn({
          code: "cache-differs",
          message: "what an earlier build froze is not what it was; it is frozen anew",
          hint: `Something altered or damaged ${folder}.`,
        });
        return undefined;
      }
    },
    async keep(checker) {
      const checked = recorded(context, checker);
      if (checked === undefined) return;
      await keepFrozen(context, folder, { key, checker: checked }).catch(async () => {
        await rm(folder, { recursive: true, force: true }).catch(() => undefined);
      });
    },
  };
}
