import { copyFile, mkdir, open, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { plainEnvironment } from "../test/support/stand/cli.ts";
import type { ReadyStand } from "../test/support/stand/environment.ts";
import { mustRun } from "../test/support/stand/processes.ts";
import type { Figure } from "./figure.ts";
import { median } from "./measure.ts";

const ROUNDS = 5;
const LIBRARIES = 100;
const LIBRARY_BYTES = 4_500_000;
const SOURCES = 8000;

/**
 * 500 MB in 8,100 files: a program of this machine made longer, as the libraries of a hundred distributions, and as many
 * sources as a large application has. What is behind the library's tables is a hole, because inspection reads none of it.
 */
async function makeBundle(folder: string): Promise<void> {
  const sitePackages = join(folder, "python", "lib", "python3.14", "site-packages");
  for (let number = 0; number < LIBRARIES; number += 1) {
    const place = join(sitePackages, `part${number}`);
    const metadata = join(sitePackages, `part${number}-1.0.dist-info`);
    await Promise.all([mkdir(place, { recursive: true }), mkdir(metadata, { recursive: true })]);
    await copyFile("/bin/true", join(place, "core.so"));
    const library = await open(join(place, "core.so"), "r+");
    await library.truncate(LIBRARY_BYTES);
    await library.close();
    const names = Array.from({ length: SOURCES / LIBRARIES }, (_, index) => `part${number}/module${index}.py`);
    await Promise.all(names.map((name) => writeFile(join(sitePackages, name), "# a module\n".repeat(600))));
    await writeFile(
      join(metadata, "RECORD"),
      [`part${number}/core.so,,`, ...names.map((name) => `${name},,`)].join("\n"),
    );
  }
}

/** Milliseconds and peak memory, in bytes, of one run. */
async function once(stand: ReadyStand, bundle: string): Promise<{ readonly time: number; readonly peak: number }> {
  // Node itself says how much memory it had at the most.
  const told = "process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n'))";
  const argv = [
    process.execPath,
    "--import",
    `data:text/javascript,${encodeURIComponent(told)}`,
    join(stand.product, "dist", "cli.mjs"),
    "inspect",
    bundle,
    "--json",
  ] as const;
  const { milliseconds, output } = await mustRun([...argv], { cwd: stand.work, env: plainEnvironment(stand) });
  return { time: milliseconds, peak: Number(/peak (\d+)/.exec(output)?.[1] ?? Number.NaN) * 1024 };
}

export const inspectTime: Figure = {
  name: "inspect",
  what: "slipway inspect of a bundle of 500 MB: a folder with 100 libraries and 8,000 sources",
  needsInterpreter: false,
  async measure(stand: ReadyStand) {
    const bundle = join(stand.work, "bench", "inspected-1.0.0-linux-x64");
    await makeBundle(bundle);
    try {
      const rounds = [];
      for (let round = 0; round < ROUNDS; round += 1) rounds.push(await once(stand, bundle));
      const time = median(rounds.map((round) => round.time));
      const peak = Math.max(...rounds.map((round) => round.peak));
      const from = `median of ${ROUNDS}, Node's own start included`;
      return [
        { what: "time", value: time, unit: "ms", limit: 2000, from },
        { what: "peak memory", value: peak / 1e6, unit: "MB", limit: 150, from: `largest of ${ROUNDS}` },
      ];
    } finally {
      await rm(bundle, { recursive: true, force: true });
    }
  },
};
