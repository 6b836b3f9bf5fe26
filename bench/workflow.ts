import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Results, startResults } from "../test/support/github/results.ts";
import { troubleIn } from "../test/support/stand/act.ts";
import type { ReadyStand } from "../test/support/stand/environment.ts";
import { type Hosting, hostProject, pushOf, TAG } from "../test/support/stand/hosted-project.ts";
import { mustRun } from "../test/support/stand/processes.ts";
import { greeterFiles, makeProject } from "../test/support/stand/projects.ts";
import { runAction } from "../test/support/stand/runner.ts";
import type { Figure, Row } from "./figure.ts";
import { makeHttpie } from "./httpie.ts";
import { interleaved, median } from "./measure.ts";
import { actionsByHand, BY_HAND, FREEZER } from "./workflow/by-hand.ts";

const ROUNDS = 3;
const PLANS = 5;

type Contestant = Hosting & { readonly rows: readonly string[] };

interface Bench {
  readonly stand: ReadyStand & { readonly act: string };
  readonly results: Results;
  readonly ours: Contestant;
  readonly byHand: Contestant;
}

const BRANCH = { ref: "refs/heads/main", repository: { full_name: "acme/widget", private: false } };

/** A runner's temporary folder and pip's, as a new runner has them: empty, and of the same names everywhere, by which caches are found. */
const places = (work: string) => ({ temporary: join(work, "runner-temp"), pip: join(work, "runner-pip") });

/** Address of the archive that the stand's Python came from, which ours takes too. */
const archiveOf = ({ python = "" }: ReadyStand): string =>
  pathToFileURL(resolve(dirname(python), "..", "..", "python.tar.gz")).href;

/** More than a run writes. Some virtual machines give freed memory back to their host, and have it again at ten times the price. */
const MEMORY = 1.5 * 2 ** 30;

/** Both begin alike: nothing of the other one's has yet to be written to the disk, and as much memory is at hand. */
async function settle({ work }: ReadyStand): Promise<void> {
  const options = { cwd: work, env: process.env };
  await mustRun(["sync"], options);
  await mustRun([process.execPath, "-e", `Buffer.alloc(${MEMORY}, 1)`], options);
}

/**
 * Milliseconds of one push of a tag, to a repository that has no release yet; of a runner that has nothing but what `env` says.
 * Throws where it makes no release, or does not say what it has to.
 */
async function pushed(
  bench: Bench,
  hosting: Contestant,
  env: Readonly<Record<string, string>>,
  { event = pushOf(TAG), says = "" }: { readonly event?: unknown; readonly says?: string } = {},
): Promise<number> {
  const { stand, results } = bench;
  const { temporary } = places(stand.work);
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary);
  const hosted = await hostProject(stand, results, hosting);
  try {
    await settle(stand);
    // A run of its own: within one, names of artifacts are taken for good.
    const more = { ...results.environment(randomUUID(), "ship"), PYTHON_ARCHIVE: archiveOf(stand), FREEZER };
    const outcome = await hosted.run("push", { event, rows: hosting.rows, env: { ...more, ...env } });
    const releases = hosted.hosted.releases.filter(({ draft }) => !draft).length;
    const told = outcome.output.includes(says);
    if (outcome.code !== 0 || !told || releases !== (event === BRANCH ? 0 : 1)) {
      throw new Error(`${releases} releases:\n${troubleIn(outcome.output)}\n${outcome.output.slice(-3000)}`);
    }
    return outcome.milliseconds;
  } finally {
    await hosted.close();
    await rm(hosted.folder, { recursive: true, force: true });
  }
}

/** Nothing is at hand but registry and mirror: no Python, no cache of pip or uv, no cache service. */
async function cold(bench: Bench, hosting: Contestant): Promise<number> {
  const folder = await mkdtemp(join(bench.stand.work, "cold-"));
  const env = { PIP_CACHE_DIR: join(folder, "pip"), UV_CACHE_DIR: join(folder, "uv"), ACTIONS_CACHE_SERVICE_V2: "" };
  try {
    return await pushed(bench, hosting, env);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What ours says where the cache service had something for it; pip keeps what its index lets it, which may be nothing. */
const RESTORED = "files restored from";
const saysOf = ({ ours }: Bench, hosting: Contestant) => (hosting === ours ? { says: RESTORED } : {});

/**
 * Both take what earlier runs saved out of the cache service: ours all that it fetches, the other one pip's cache. That one finds its
 * Python in the runner's image.
 */
async function warm(bench: Bench, hosting: Contestant): Promise<number> {
  const folder = await mkdtemp(join(bench.stand.work, "warm-"));
  const { pip } = places(bench.stand.work);
  try {
    const image = { STAND_PYTHON: bench.stand.python ?? "" };
    const env = { ...image, UV_CACHE_DIR: join(folder, "uv"), PIP_CACHE_DIR: pip };
    return await pushed(bench, hosting, env, saysOf(bench, hosting));
  } finally {
    await rm(folder, { recursive: true });
    await rm(pip, { recursive: true, force: true });
  }
}

/**
 * The same on a machine that somebody keeps: each finds its Python in the tool cache. There ours finds uv, too, and wheels in the cache
 * service; the other one pip's cache, where it left it.
 */
async function again(bench: Bench, hosting: Contestant, event?: unknown): Promise<number> {
  const service = hosting === bench.byHand ? { ACTIONS_CACHE_SERVICE_V2: "" } : {};
  const env = { XDG_CACHE_HOME: join(bench.stand.work, "same-machine"), ...service };
  return pushed(bench, hosting, env, { event, ...saysOf(bench, hosting) });
}

/** The starter, on a runner whose temporary folder has the same name each time: act's has not, and a cache is found by it. */
async function oneStep(work: string): Promise<string> {
  const text = await readFile(join("workflows", "one-step.yml"), "utf8");
  const env = `env: { RUNNER_TEMP: "${places(work).temporary}" }`;
  const step = /^( *)- uses: OWNER\/slipway@.*$/m;
  if (!step.test(text)) throw new Error("the starter has no such step any more");
  return text.replace(step, `$&\n$1  ${env}`);
}

async function comparison(bench: Bench): Promise<readonly Row[]> {
  const { ours, byHand } = bench;
  const rows: Row[] = [];
  const against = async (what: string, limit: number, once: typeof cold): Promise<void> => {
    const both = { us: () => once(bench, ours), hand: () => once(bench, byHand) };
    const { us, hand } = await interleaved(both, ROUNDS);
    const from = `${(us / 1000).toFixed(1)} s against ${(hand / 1000).toFixed(1)} s`;
    rows.push({ what, value: us / hand, unit: "×", limit, from });
  };
  await against("cold: no Python, nothing kept", 0.4, cold);
  // Each fills the cache service with its own: ours from a branch, since a release saves nothing.
  await pushed(bench, ours, {}, { event: BRANCH });
  await warm(bench, byHand);
  await against("warm, a new machine", 0.3, warm);
  // A branch's first build on it fetches Python and uv; what its second one saves has them no more.
  await again(bench, ours, BRANCH);
  await again(bench, ours, BRANCH);
  await again(bench, byHand);
  await against("warm, a machine that is kept", 0.3, again);
  return rows;
}

/** The whole step, with whatever it starts and waits for. */
async function planning({ stand, results }: Bench): Promise<Row> {
  const workspace = await makeProject(join(stand.work, "bench", "plan-job"), greeterFiles("planned"));
  const inputs = { "python-mirror": stand.mirror ?? "" };
  const times: number[] = [];
  for (let nth = 0; nth < PLANS; nth += 1) {
    const env = results.environment(`plan-${nth}`, "plan");
    const { outcome } = await runAction(stand, { action: "plan", workspace, inputs, env });
    if (outcome.code !== 0) throw new Error(outcome.output);
    times.push(outcome.milliseconds);
  }
  const value = median(times);
  return {
    what: "the plan job's step, all that it waits for included",
    value,
    unit: "ms",
    limit: 2000,
    from: `${PLANS} runs`,
  };
}

export const workflowTime: Figure = {
  name: "workflow",
  what: "a tag of httpie to its release by the one step, against a workflow by hand, under the same act",
  needsInterpreter: true,
  async measure(stand: ReadyStand) {
    const { act, azurite } = stand;
    if (act === undefined || azurite === undefined) throw new Error("act and the blob store are needed; see above");
    const results = await startResults(azurite);
    try {
      const from = join(stand.work, "bench", "workflow");
      await makeHttpie(from);
      await rm(join(from, ".git"), { recursive: true });
      const python = { "slipway.yml": `targets: [linux-x64]\npython-mirror: ${stand.mirror}\n` };
      const actions = await actionsByHand(join(from, "..", "actions"));
      const bench: Bench = {
        ...{ stand: { ...stand, act }, results },
        ours: {
          starter: "one-step.yml",
          workflow: await oneStep(stand.work),
          from,
          files: python,
          rows: ["os:ubuntu-24.04"],
        },
        byHand: { starter: "by-hand", workflow: BY_HAND, from, files: actions, rows: [] },
      };
      return [...(await comparison(bench)), await planning(bench)];
    } finally {
      await results.close();
    }
  },
};
