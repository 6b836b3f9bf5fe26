import { open, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { plainEnvironment } from "../test/support/stand/cli.ts";
import type { ReadyStand } from "../test/support/stand/environment.ts";
import { mustRun } from "../test/support/stand/processes.ts";
import { RUN, startSigningBench } from "../test/support/stand/sigstore/bench.ts";
import { installSigstoreTools } from "../test/support/stand/sigstore/tools.ts";
import { bundledWorker } from "./bundled.ts";
import type { Figure } from "./figure.ts";
import { interleaved } from "./measure.ts";
import type { Signatory } from "./signing-worker.ts";

const ROUNDS = 5;
const MANY = 100;

/** Processor time that this process has used so far. The services are processes of their own. Milliseconds. */
function ownTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const GIGABYTE = 1024 ** 3;

export const signingMemory: Figure = {
  name: "signing-memory",
  what: "peak memory of signing a release with a file of 2 GB against a Sigstore on this machine, bare node included",
  needsInterpreter: false,
  async measure(stand: ReadyStand) {
    const worker = await bundledWorker(stand, join(dirname(fileURLToPath(import.meta.url)), "signing-worker.ts"));
    const large = join(stand.work, "bench", "large.tar.gz");
    const file = await open(large, "w");
    await file.truncate(2 * GIGABYTE);
    await file.close();
    const options = { cwd: stand.work, env: plainEnvironment(stand) };
    const { stand: services, dispose } = await startSigningBench(await installSigstoreTools());
    const { signingConfig, trustedRoot, issuer } = services;
    const settings = join(stand.work, "bench", "signatory.json");
    const signatory: Signatory = { signingConfig, trustedRoot, token: issuer.token("sigstore"), run: RUN };
    await writeFile(settings, JSON.stringify(signatory));
    const peak = async (...args: readonly string[]): Promise<number> => {
      const { stdout } = await mustRun([process.execPath, worker, ...args], options);
      return (Number(/peak (\d+)/.exec(stdout)?.[1] ?? Number.NaN) * 1024) / 1e6;
    };
    try {
      const [signing, bare] = [await peak(large, settings), await peak()];
      return [{ what: "peak", value: signing, unit: "MB", limit: 150, from: `without signing ${bare.toFixed(0)} MB` }];
    } finally {
      await rm(large, { force: true });
      await dispose();
    }
  },
};

export const signingTime: Figure = {
  name: "signing",
  what: `signing ${MANY} artifacts against signing one, with a Sigstore on this machine`,
  needsInterpreter: false,
  async measure(_stand: ReadyStand) {
    const bench = await startSigningBench(await installSigstoreTools());
    let [folders, cpu] = [0, 0];
    const sign = async (count: number): Promise<number> => {
      folders += 1;
      const [before, used] = [performance.now(), ownTime()];
      await bench.sign(join(bench.work, `round-${folders}`), { count });
      if (count === MANY) cpu += (ownTime() - used) / ROUNDS;
      return performance.now() - before;
    };
    try {
      const { one, many } = await interleaved({ one: () => sign(1), many: () => sign(MANY) }, ROUNDS);
      const from = `${many.toFixed(0)} against ${one.toFixed(0)} ms`;
      return [
        { what: `time for ${MANY}`, value: many / one, unit: "×", limit: 3, from },
        // Each answer of a service is checked before it is handed out.
        {
          what: "own processor time for each",
          value: cpu / MANY,
          unit: "ms",
          limit: 25,
          from: `mean of ${ROUNDS} rounds`,
        },
      ];
    } finally {
      await bench.dispose();
    }
  },
};
