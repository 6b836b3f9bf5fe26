import { randomFillSync } from "node:crypto";
import { mkdir, open, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { plainEnvironment } from "../test/support/stand/cli.ts";
import type { ReadyStand } from "../test/support/stand/environment.ts";
import { mustRun } from "../test/support/stand/processes.ts";
import { bundledWorker } from "./bundled.ts";
import type { Figure } from "./figure.ts";

const here = dirname(fileURLToPath(import.meta.url));
const MEGABYTE = 1024 * 1024;

/** 2 GB: one file of 1.5 GB, and five hundred of 1 MB. Half of each can be compressed, and half cannot. */
async function makeBundle(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const megabyte = Buffer.alloc(MEGABYTE);
  randomFillSync(megabyte, 0, MEGABYTE / 2);
  const sizes = [1500, ...Array.from({ length: 500 }, () => 1)];
  for (const [index, megabytes] of sizes.entries()) {
    const file = await open(join(folder, `file-${index}`), "w");
    for (let written = 0; written < megabytes; written += 1) await file.write(megabyte);
    await file.close();
  }
}

async function peakOf(stand: ReadyStand, argv: readonly string[]): Promise<number> {
  const { stdout } = await mustRun([process.execPath, ...argv], { cwd: stand.work, env: plainEnvironment(stand) });
  return Number(/peak (\d+)/.exec(stdout)?.[1] ?? Number.NaN) * 1024;
}

export const archiveMemory: Figure = {
  name: "memory",
  what: "peak memory of archiving and hashing a bundle of 2 GB, bare node included",
  needsInterpreter: false,
  async measure(stand: ReadyStand) {
    const bundle = join(stand.work, "bench", "large-1.0.0-linux-x64");
    await makeBundle(bundle);
    try {
      const worker = await bundledWorker(stand, join(here, "archive-worker.ts"));
      const [peak, bare] = [await peakOf(stand, [worker, bundle]), await peakOf(stand, [worker])];
      const from = `bare node ${(bare / 1e6).toFixed(0)} MB`;
      return [{ what: "peak", value: peak / 1e6, unit: "MB", limit: 150, from }];
    } finally {
      await rm(bundle, { recursive: true, force: true });
      await rm(`${bundle}.tar.gz`, { force: true });
    }
  },
};
