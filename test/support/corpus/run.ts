import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import { interleaved, milliseconds } from "../../../bench/measure.ts";
import { makeApplicationProject } from "../stand/application-project.ts";
import type { Application } from "../stand/applications.ts";
import { fetchByHand, shipByHand } from "../stand/by-hand.ts";
import { archivesIn, pathWith, slipway, unpack } from "../stand/cli.ts";
import type { ReadyStand } from "../stand/environment.ts";
import { openRoom } from "../stand/room.ts";
import { type Said, spanOf, TRIALS } from "../stand/stages.ts";
import { barely, type Installed, installApplication } from "./environment.ts";
import { type CheckResult, notBuilt, type Row } from "./result.ts";

/** Start-ups that count, after those that warm the disk's cache. */
const ROUNDS = 7;
const WARM_UP = 2;
/** A build that hangs ends; one on a busy machine may take its time. */
const BUILD_SECONDS = 900;

export interface CorpusOptions {
  readonly stand: ReadyStand;
  readonly uv: string;
  readonly bundlers: readonly string[];
  readonly peer: boolean;
  /** Called with what is being done. */
  readonly progress: (line: string) => void;
}

/** Installs an application, has each bundler ship it, and tries what was shipped. One thing at a time. */
export async function runApplication(application: Application, options: CorpusOptions): Promise<Row[]> {
  const { stand, progress } = options;
  const folder = join(stand.work, "corpus", application.name);
  const project = await makeApplicationProject(join(folder, "reference"), application);
  const installed = await installApplication(stand, application, {
    project,
    folder: join(folder, "environment"),
    uv: options.uv,
  });
  progress(`${application.name}: Python ${installed.version}, ${application.checks.length + 1} checks`);
  const peer = options.peer ? await comparePeer(application, installed, { stand, project, folder }) : undefined;
  if (peer !== undefined) progress(`${application.name}: by hand: ${peerText(peer)}`);
  const rows: Row[] = [];
  for (const bundler of options.bundlers) {
    const start = { application: application.name, bundler, python: installed.version };
    const place = { stand, folder, bundler };
    const own = await runBundler(application, installed, place).catch((error) => notBuilt(start, messageOf(error)));
    const row = { ...own, peer };
    const built = row.buildError === undefined ? `built in ${row.buildSeconds?.toFixed(1)} s` : "not built";
    const works = row.checks.filter(({ verdict }) => verdict === "works").length;
    progress(`${application.name}: ${bundler}: ${built}, ${works}/${row.checks.length} checks work`);
    rows.push(row);
  }
  await rm(folder, { recursive: true, force: true });
  return rows;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const peerText = (peer: NonNullable<Row["peer"]>): string =>
  "problem" in peer ? `not built: ${peer.problem}` : `built in ${peer.buildSeconds.toFixed(1)} s`;

interface Place {
  readonly stand: ReadyStand;
  readonly folder: string;
}

/** By hand, after everybody's downloads are cached. That one way fails says nothing of the others. */
async function comparePeer(
  application: Application,
  { python, choice }: Installed,
  { stand, project, folder }: Place & { readonly project: string },
): Promise<NonNullable<Row["peer"]>> {
  const requirements =
    application.source === undefined && application.launcher === undefined ? application.requirements : [project];
  const work = { python, requirements, script: application.script };
  try {
    await fetchByHand(stand, join(folder, "by-hand"), work);
    const warm = await makeApplicationProject(join(folder, "warm"), application);
    await slipway(stand, ["build", ...choice.flags], { cwd: warm, seconds: BUILD_SECONDS, env: pathWith(choice) });
    const started = performance.now();
    const { archive } = await shipByHand(stand, join(folder, "by-hand"), work);
    return { buildSeconds: (performance.now() - started) / 1000, size: (await stat(archive)).size };
  } catch (error) {
    return { problem: tellingLines(messageOf(error)) };
  }
}

async function runBundler(
  application: Application,
  installed: Installed,
  { stand, folder, bundler }: Place & { readonly bundler: string },
): Promise<Omit<Row, "peer">> {
  const project = await makeApplicationProject(join(folder, bundler), application);
  const args = ["build", ...installed.choice.flags, "--bundler", bundler];
  const said: Said[] = [];
  const onLine = (line: string): void => void said.push({ line, at: performance.now() });
  const options = { cwd: project, seconds: BUILD_SECONDS, env: pathWith(installed.choice), onLine };
  const outcome = await slipway(stand, args, options);
  const [archive] = outcome.code === 0 ? await archivesIn(join(project, "release")) : [];
  const start = {
    application: application.name,
    bundler,
    python: installed.version,
    buildSeconds: outcome.milliseconds / 1000,
  };
  if (archive === undefined) {
    const cut =
      outcome.signal === undefined ? "" : `ended by ${outcome.signal} after ${Math.round(start.buildSeconds)} s: `;
    return { ...notBuilt(start, `${cut}${tellingLines(outcome.output)}`), buildSeconds: start.buildSeconds };
  }
  const trials = TRIALS.map((stage) => spanOf(stage, said)).reduce((sum, { from, to }) => sum + to - from, 0);
  // PyInstaller is at work during one of them.
  const untried = bundler === "portable" ? { untriedSeconds: start.buildSeconds - trials / 1000 } : {};
  const tried = await tryArchive(application, installed, { stand, folder, archive });
  return { ...start, ...untried, ...tried, buildError: undefined, size: (await stat(archive)).size };
}

/** What an output says of a failure, on one line. */
function tellingLines(output: string): string {
  const lines = output.trim().split("\n");
  // Ours, and the last lines of Python's tracebacks: `module.Error: text`.
  const telling = lines.filter((line) => /^error:|^[\s|]*[A-Za-z_][\w.]*: /.test(line));
  return (telling.length > 0 ? telling : lines).slice(-4).join(" ");
}

async function tryArchive(
  application: Application,
  installed: Installed,
  { stand, folder, archive }: Place & { readonly archive: string },
): Promise<Pick<Row, "checks" | "startup" | "environmentStartup" | "floor">> {
  const room = await openRoom([stand.work, stand.cache]);
  try {
    const program = join(await unpack(archive, room.folder), application.script);
    const checks: CheckResult[] = [];
    for (const check of [application.version, ...application.checks]) {
      const inEnvironment = installed.failing.get(check.name);
      if (inEnvironment !== undefined) checks.push({ name: check.name, verdict: inEnvironment, judged: false });
      else checks.push({ name: check.name, verdict: await room.judge(program, check), judged: true });
    }
    const [version] = checks;
    const times = version?.verdict === "works" ? await startTimes(application, installed, { program, folder }) : {};
    return {
      checks,
      startup: undefined,
      environmentStartup: undefined,
      ...times,
      floor: await floorOf(stand, archive),
    };
  } finally {
    await room.dispose();
  }
}

async function startTimes(
  { version }: Application,
  installed: Installed,
  { program, folder }: { readonly program: string; readonly folder: string },
): Promise<{ readonly startup: number; readonly environmentStartup: number }> {
  const options = { cwd: folder, env: barely(folder) };
  const contestants = {
    startup: () => milliseconds([program, ...version.args], options),
    environmentStartup: () => milliseconds([installed.program, ...version.args], options),
  };
  await interleaved(contestants, WARM_UP);
  return interleaved(contestants, ROUNDS);
}

const InspectionSchema = v.object({ floors: v.array(v.object({ system: v.string(), version: v.string() })) });

/** Undefined as long as the command line cannot tell. */
async function floorOf(stand: ReadyStand, archive: string): Promise<string | undefined> {
  const outcome = await slipway(stand, ["inspect", "--json", archive], { cwd: stand.work, seconds: 60 });
  if (outcome.code !== 0) return undefined;
  const { floors } = v.parse(InspectionSchema, JSON.parse(outcome.stdout));
  return floors.map(({ system, version }) => `${system} ${version}`).join(", ");
}
