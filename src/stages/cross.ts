import type { Bundle } from "../model/bundle.ts";
import type { Catalog, SmokeReport, SmokeRun } from "../model/catalog.ts";
import type { Environment } from "../model/environment.ts";
import { ConfigError } from "../model/errors.ts";
import { type Interpreter, minorOf } from "../model/interpreter.ts";
import type { Ports } from "../model/ports.ts";
import { standalonePin } from "../plan/python.ts";
import {
  type Built,
  bundleContext,
  firstFile,
  fragmentOf,
  makeBundle,
  makePackages,
  recorded,
  sayReport,
} from "./build.ts";
import { cachedPorts } from "./cache.ts";
import { buildWheel, gatherWheels, type Ready } from "./environment.ts";
import { inspect } from "./inspection.ts";
import { type Bench, configuredBundler, isClean } from "./leg.ts";
import { openTrial, type Trial } from "./musl-trial.ts";
import { type Planned, targetOfMachine } from "./plan.ts";

function refuse(code: string, message: string, hint: string): ConfigError {
  return new ConfigError([{ code, message, hint }]);
}

/** A leg that is put together. */
interface Looked extends Bench {
  /** It is for looking at alone: it gets no bytecode, which takes longer than all the rest, and is not packed. */
  readonly looked?: boolean;
  /** It may stay without a run. */
  readonly cross?: boolean;
  /** A cache of uv's that was made for this run and others like it; absent: one of its own. */
  readonly scratch?: string;
}

type Place = Pick<Looked, "leg" | "work" | "release" | "bundled" | "application" | "looked" | "cross" | "scratch">;

/** The Python of this machine that does the work: of the target's minor, whose bytecode the target reads, if there is one. */
async function hostPython({ ports, catalog, planned, leg }: Bench, minor: string): Promise<Interpreter> {
  const { source, reason } = planned.plan.python;
  const target = targetOfMachine(ports.machine);
  const table = await catalog.pythonTable();
  const version = leg.interpreter?.version ?? "";
  const standalone = standalonePin(table, version, target, planned.config.python.mirror) ?? null;
  const request = { target, source, reason, standalone, requires: null };
  try {
    return await catalog.obtainInterpreter(ports, { ...request, pin: { text: minor, exact: false } });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return catalog.obtainInterpreter(ports, { ...request, source: "auto", pin: null });
  }
}

/** Everything of the target in its tree, by wheels alone. The interpreter says which Python here may be run in its place. */
async function foreignEnvironment(
  bench: Looked,
  { host, foreign }: { host: Interpreter; foreign: Interpreter },
): Promise<Ready> {
  const { ports, catalog, planned, leg, work } = bench;
  const root = planned.wishes.root;
  const uv = await catalog.obtainUv(ports, host);
  const interpreter = { ...foreign, executable: host.executable };
  const wheel = await buildWheel(bench, { interpreter: host, uv });
  const at = { interpreter, uv, python: host.executable };
  const gathered = await gatherWheels(bench, { ...at, foreign: { target: leg.target, version: foreign.version } });
  const place = `${work}/bundle/${leg.bundleName}/python`;
  const linked = bench.looked === true;
  const tree = await catalog.makeForeignTree(foreign, place, { target: leg.target, linked });
  const request = { project: root, kind: "tree", root: tree.root, python: tree.python, interpreter } as const;
  const environment = await catalog.installForeign(ports, uv, {
    ...request,
    wheelhouse: gathered.wheelhouse,
    wheel: Promise.resolve(wheel),
    awaits: false,
    scratch: bench.scratch ?? `${work}/uv`,
    logFile: `${work}/install.log`,
    target: leg.target,
  });
  return { environment, ...gathered };
}

interface Assembled {
  readonly bundle: Bundle;
  readonly bytecode: boolean;
  /** What its environment did; undefined where that could not be run. */
  readonly smoke: SmokeRun | undefined;
}

async function assemble(
  bench: Looked,
  { ready, host, trial }: { readonly ready: Ready; readonly host: Interpreter; readonly trial: Trial | undefined },
): Promise<Assembled> {
  const { ports, catalog, looked = false } = bench;
  const bytecode = !looked && minorOf(host.version) === minorOf(ready.environment.interpreter.version);
  const uv = await catalog.obtainUv(ports, host);
  const compiler = bytecode ? host.executable : undefined;
  const context = await bundleContext(bench, ready.environment, { uv, compiler, libraries: trial?.libraries ?? [] });
  if (!bytecode && !looked) {
    ports.log.warn({
      code: "cross-without-bytecode",
      message: `no bytecode: the Python ${host.version} of this machine makes none for ${ready.environment.interpreter.version}`,
      hint: `Install Python ${minorOf(ready.environment.interpreter.version)} on this machine, or build on the target's own.`,
    });
  }
  const bundler = configuredBundler(bench);
  const prepared = await ports.log.stage("Preparing the bundle", () => bundler.prepare(context));
  // The tree becomes the bundle, and is asked before that.
  const smoke = await trial?.refer(ready.environment, prepared.leftOut);
  return { bundle: await makeBundle(bench, prepared), bytecode, smoke };
}

/** Runs the bundle where it can be run; undefined where that is nowhere. */
async function judged(
  { ports }: Looked,
  smoke: SmokeRun | undefined,
  { bundle, first }: { readonly bundle: Bundle; readonly first: string },
): Promise<SmokeReport | undefined> {
  if (smoke === undefined) return undefined;
  const report = await ports.log.stage("Smoke run of the artifact", () => smoke.judge(bundle, first));
  sayReport(ports.log, report);
  return report;
}

/** What is looked at alone has no files for anybody. */
async function finish(bench: Looked, bundle: Bundle, environment: Environment) {
  const { log } = bench.ports;
  const inspection = await log.stage("Inspection", () => inspect(bench, bundle, environment));
  if (bench.looked === true) return { inspection, artifacts: [], files: new Map<string, string>() };
  return { ...(await log.stage("Packages", () => makePackages(bench, bundle))), inspection };
}

/**
 * `slipway build TARGET --cross`: puts a target together on another system, from wheels alone, to see whether that works and
 * what comes out. Nothing of it was run, it says so, and no release takes it. A musl target on glibc of the same processor is
 * run in a container where there is one, and then counts like any other; without `cross` it must be.
 */
export async function buildCrossLeg(ports: Ports, catalog: Catalog, planned: Planned, at: Place): Promise<Built> {
  const here = await cachedPorts(ports, { catalog, survey: planned, ...at });
  const bench: Looked = { ports: here, catalog, planned, ...at };
  const { leg } = bench;
  const pin = leg.interpreter;
  if (configuredBundler(bench).environment !== "tree") {
    const hint = `Use bundler: portable, or build ${leg.target} on ${leg.runner}.`;
    throw refuse("cannot-cross", `${leg.bundler.name} works on the target's own system only`, hint);
  }
  if (pin === null) {
    const hint = "Pin a version that python-build-standalone has for it.";
    throw refuse("cannot-cross", `--cross needs a standalone Python, and there is none for ${leg.target}`, hint);
  }
  const clean = await isClean(bench);
  const { reason } = planned.plan.python;
  const foreign = await ports.log.stage("Python", () =>
    catalog.obtainForeign(here, pin, { target: leg.target, reason }),
  );
  const trial = await openTrial(bench, foreign, at.cross !== true);
  const host = await hostPython(bench, minorOf(pin.version));
  const ready = await ports.log.stage("Environment", () => foreignEnvironment(bench, { host, foreign }));
  // Everything that is fetched is here by now.
  const saving = here.cache?.save();
  try {
    const { bundle, bytecode, smoke } = await assemble(bench, { ready, host, trial });
    if (smoke !== undefined) await ports.log.stage("Self-check of the bundle", () => smoke.lookInside(bundle));
    const { inspection, artifacts, files } = await finish(bench, bundle, ready.environment);
    const interpreter = recorded(foreign, trial?.libraries);
    const made = { clean, interpreter, ready, bundle, artifacts, inspection };
    const report = await judged(bench, smoke, { bundle, first: firstFile({ artifacts, files }) });
    const done = { files, bundle, interpreter: host, inspection };
    if (report !== undefined) return { fragment: fragmentOf(bench, { ...made, smoke: report }), ...done };
    const on = targetOfMachine(ports.machine);
    const detail = `not run: put together on ${on}; no release takes it`;
    ports.log.warn({ code: "not-run", message: `${leg.target} was ${detail}`, hint: `Build it on ${leg.runner}.` });
    const checks = [{ what: "smoke run", result: "not judged", detail, milliseconds: 0 } as const];
    const fragment = fragmentOf(bench, { ...made, smoke: { checks, startup: undefined } });
    const cross = { on, smoke: "not run", bytecode } as const;
    return { fragment: { ...fragment, cross }, ...done };
  } finally {
    await saving;
  }
}
