import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Ports } from "../model/ports.ts";
import type { Reuse, ReuseRequest } from "../model/reuse.ts";
import { digestOf } from "./kept-files.ts";

const FORMAT = "1";
/** Says whose a folder is. */
const OWNER = "project.txt";
/** What no build came back to for so long is not kept any longer. Milliseconds. */
const KEPT_MS = 14 * 24 * 3600 * 1000;

/** Is it of use to nobody: of a project that is gone, or one that nobody builds? */
async function isForgotten(folder: string, now: Date): Promise<boolean> {
  const { mtimeMs } = await stat(folder);
  const owner = await readFile(join(folder, OWNER), "utf8").catch(() => undefined);
  // One without is just being made.
  return now.getTime() - mtimeMs > KEPT_MS || (owner !== undefined && !existsSync(owner));
}

/** Each project, version and target has a folder, and nobody else removes them. */
async function forgetOthers(directory: string, now: Date): Promise<void> {
  const root = dirname(directory);
  for (const name of await readdir(root)) {
    const other = join(root, name);
    if (other !== directory && (await isForgotten(other, now))) await rm(other, { recursive: true, force: true });
  }
}

/**
 * Opens what an earlier build left. Undefined where not all that goes into an environment is known by its bytes: a Python of
 * this machine may be another one tomorrow, under the same name; and where nobody would come back for it.
 */
export async function openReuse(
  { machine, toolCache }: Pick<Ports, "machine" | "toolCache">,
  { name, project, program, interpreter, digests, wheel }: ReuseRequest,
): Promise<Reuse | undefined> {
  if (interpreter.sha256 === undefined || digests === undefined || machine.transient === true) return undefined;
  const { os, arch, musl, system, now } = machine;
  const own = wheel === undefined ? null : await digestOf(wheel);
  const inputs = [program, os, arch, musl, system, interpreter.sha256, digests, own];
  const key = { name: "slipway-kept", version: FORMAT, variant: name };
  try {
    const directory = (await toolCache.find(key)) ?? (await toolCache.add(key, async () => undefined));
    await writeFile(join(directory, OWNER), project);
    await utimes(directory, now, now);
    // Somebody else may be at it, too.
    await forgetOthers(directory, now).catch(() => undefined);
    return { directory, inputs: createHash("sha256").update(JSON.stringify(inputs)).digest("hex") };
  } catch {
    // A full or a read-only disk; everything can be made without.
    return undefined;
  }
}
