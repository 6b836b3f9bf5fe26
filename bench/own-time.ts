import { readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as v from "valibot";
import { pythonOptions, slipway } from "../test/support/stand/cli.ts";
import type { ReadyStand } from "../test/support/stand/environment.ts";
import { copyProject } from "../test/support/stand/projects.ts";
import { type Said, spanOf, TRIALS } from "../test/support/stand/stages.ts";
import type { Figure } from "./figure.ts";
import { forgetKept } from "./httpie.ts";
import { median } from "./measure.ts";

const here = dirname(fileURLToPath(import.meta.url));
const ROUNDS = 5;

const SpansSchema = v.array(v.object({ what: v.string(), from: v.number(), to: v.number() }));

/** Time that is covered by at least one of the spans. */
export function covered(spans: readonly { readonly from: number; readonly to: number }[]): number {
  let [sum, end] = [0, Number.NEGATIVE_INFINITY];
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    sum += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return sum;
}

/** Whole time, and the part of it in which neither uv, compileall, compression nor the smoke run was at work. */
async function once(stand: ReadyStand): Promise<{ readonly own: number; readonly all: number }> {
  const project = join(stand.work, "bench", "own-time");
  await rm(project, { recursive: true, force: true });
  await copyProject(join(here, "..", "examples", "hello-world"), project);
  const report = join(project, "..", "own-time.json");
  const env = { NODE_OPTIONS: `--import=${join(here, "record-spans.mjs")}`, SPANS: report };
  await forgetKept(stand);
  const started = performance.now();
  const said: Said[] = [];
  const onLine = (line: string): void => void said.push({ line, at: performance.now() - started });
  const { code, output, milliseconds } = await slipway(stand, ["build", ...pythonOptions(stand)], {
    cwd: project,
    env,
    onLine,
  });
  if (code !== 0) throw new Error(output);
  const spans = v.parse(SpansSchema, JSON.parse(await readFile(report, "utf8")));
  // What the smoke run does between its programs belongs to it.
  return { own: milliseconds - covered([...spans, ...TRIALS.map((stage) => spanOf(stage, said))]), all: milliseconds };
}

export const ownTime: Figure = {
  name: "own-time",
  what: "our own part of a hello-world build: everything outside uv, compileall, compression and the smoke run, beside which it is inspected",
  needsInterpreter: true,
  async measure(stand: ReadyStand) {
    await once(stand);
    const rounds: { readonly own: number; readonly all: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await once(stand));
    const own = median(rounds.map((round) => round.own));
    const all = median(rounds.map((round) => round.all));
    return [
      {
        what: "portable",
        value: (100 * own) / all,
        unit: "%",
        limit: 10,
        from: `${own.toFixed(0)} of ${all.toFixed(0)} ms`,
      },
    ];
  },
};
