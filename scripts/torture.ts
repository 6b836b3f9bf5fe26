// Random histories of a release, many of them: `npm run torture [-- --histories N] [--seed S]`. Each runs the real engine
// and its client against the local GitHub of the tests. Ends with the seed, and with each history that went wrong; then come
// tests of `npm test` in their long form.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import fc from "fast-check";
import { builds, type History, histories, live } from "../test/support/github/history.ts";

const { values } = parseArgs({
  options: { histories: { type: "string", default: "10000" }, seed: { type: "string" } },
});
const runs = Number(values.histories);
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Lives through them all; how many went wrong. */
async function main(folder: string): Promise<number> {
  say(`${runs} histories, seed ${seed}`);
  const built = builds(folder);
  const ended = { done: 0, failed: 0, killed: 0 };
  let wrongs = 0;
  let requests = 0;
  let nth = 0;
  const began = Date.now();
  const one = async (history: History): Promise<void> => {
    nth += 1;
    const verdict = await live(history, built);
    requests += verdict.requests;
    for (const kind of verdict.endings) ended[kind] += 1;
    if (verdict.wrong.length > 0) {
      wrongs += 1;
      say(`history ${nth}: ${JSON.stringify(history)}\n  ${verdict.wrong.join("\n  ")}`);
    }
    if (nth % 1000 === 0) say(`${nth} histories, ${requests} requests, ${Math.round((Date.now() - began) / 1000)} s`);
  };
  await fc.assert(fc.asyncProperty(histories, one), { seed, numRuns: runs });
  const { done, failed, killed } = ended;
  say(
    `seed ${seed}: ${nth} histories, ${requests} requests; processes: ${done} done, ${failed} failed, ${killed} killed`,
  );
  say(wrongs === 0 ? "never anything but one complete release" : `${wrongs} histories went wrong`);
  return wrongs;
}

/** A thousand altered caches of each kind, and long histories of the engine by itself: tests that are short elsewhere. */
function longTests(): number {
  const vitest = join(import.meta.dirname, "..", "node_modules", "vitest", "vitest.mjs");
  const files = ["cache.test", "wheelhouse.test", "histories.test"];
  const argv = [vitest, "run", "--project", "unit", "--project", "contract", ...files];
  const env = { ...process.env, TAMPERINGS: "1000", FC_RUNS: "5000" };
  return spawnSync(process.execPath, argv, { stdio: "inherit", env }).status ?? 1;
}

const folder = mkdtempSync(join(tmpdir(), "slipway-torture-"));
try {
  const wrongs = await main(folder);
  process.exitCode = wrongs === 0 ? longTests() : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
