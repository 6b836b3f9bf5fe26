import { open, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { plainEnvironment } from "../test/support/stand/cli.ts";
import type { ReadyStand } from "../test/support/stand/environment.ts";
import { mustRun } from "../test/support/stand/processes.ts";
import { bundledWorker } from "./bundled.ts";
import type { Figure } from "./figure.ts";
import { median } from "./measure.ts";

const ROUNDS = 3;
const BYTES = 1024 ** 3;

export const hashing: Figure = {
  name: "hash",
  what: "verifying 1 GiB of wheels",
  needsInterpreter: false,
  async measure(stand: ReadyStand) {
    const here = dirname(fileURLToPath(import.meta.url));
    const worker = await bundledWorker(stand, join(here, "hash-worker.ts"));
    const file = join(stand.work, "bench", "large.whl");
    const sparse = await open(file, "w");
    await sparse.truncate(BYTES);
    await sparse.close();
    const run = async (): Promise<{ readonly ms: number; readonly peak: number }> => {
      const options = { cwd: stand.work, env: plainEnvironment(stand) };
      const { stdout } = await mustRun([process.execPath, worker, file], options);
      const [, ms, peak] = /took ([\d.]+) peak (\d+)/.exec(stdout) ?? [];
      return { ms: Number(ms), peak: Number(peak) * 1024 };
    };
    try {
      const rounds = [];
      for (let round = 0; round < ROUNDS; round += 1) rounds.push(await run());
      const ms = median(rounds.map((each) => each.ms));
      const peak = Math.max(...rounds.map((each) => each.peak));
      const speed = `${Math.round(BYTES / 1e6 / (ms / 1000))} MB/s`;
      return [
        // 400 MB/s.
        { what: "time for 1 GiB", value: ms, unit: "ms", limit: 2684, from: speed },
        { what: "peak memory", value: peak / 1e6, unit: "MB", limit: 100, from: "bare node included" },
      ];
    } finally {
      await rm(file, { force: true });
    }
  },
};
