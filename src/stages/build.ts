import type { Bundle, BundleContext, Packager } from "../model/bundle.ts";
import type { Catalog, SmokeReport } from "../model/catalog.ts";
import type { Environment, Uv } from "../model/environment.ts";
import { ConfigError } from "../model/errors.ts";
import type { Interpreter } from "../model/interpreter.ts";
import type { Artifact, Fragment, SmokeCheck } from "../model/manifest.ts";
import type { Leg } from "../model/plan.ts";
import type { Log, Ports } from "../model/ports.ts";
import { startupText } from "../report/text.ts";
import { readyEnvironment, readyInterpreter } from "./environment.ts";
import { type Bench, configuredBundler, planText } from "./leg.ts";
import { epochOf, type Planned } from "./plan.ts";

/** One leg, built and proven. The files lie in the workplace until somebody publishes them. */
export interface Built {
  readonly fragment: Fragment;
  /** Artifact name → where it lies now. */
  readonly files: ReadonlyMap<string, string>;
  readonly bundle: Bundle;
  readonly interpreter: Interpreter;
}

async function bundleContext(bench: Bench, environment: Environment, uv: Uv): Promise<BundleContext> {
  const { ports, catalog, planned, leg, work } = bench;
  const include = await catalog.expandIncludes(planned.wishes.root, leg.include);
  if (!include.ok) throw new ConfigError(include.diagnostics);
  return {
    ports,
    target: leg.target,
    environment,
    uv,
    entries: planned.plan.project.entries,
    project: planned.wishes.root,
    include: include.value,
    destination: `${work}/bundle/${leg.bundleName}`,
    work,
    epoch: epochOf(planned.plan.commit),
    readElf: catalog.readElf,
  };
}

async function makeBundle(bench: Bench, context: BundleContext): Promise<Bundle> {
  const { ports, leg } = bench;
  const bundler = configuredBundler(bench);
  const bundle = await ports.log.stage(`Bundle, with ${leg.bundler.name}`, () => bundler.bundle(context));
  for (const note of bundle.notes) ports.log.warn(note);
  return bundle;
}

function packagerOf(catalog: Catalog, format: string): Packager {
  const packager = catalog.packagers.get(format);
  if (packager === undefined)
    throw new ConfigError([{ code: "unknown-package", message: `there is no format ${format}` }]);
  return packager;
}

async function makePackages(
  bench: Bench,
  bundle: Bundle,
): Promise<{ artifacts: Artifact[]; files: Map<string, string> }> {
  const { ports, catalog, leg, work, planned } = bench;
  return ports.log.stage("Packages", async () => {
    const artifacts: Artifact[] = [];
    const files = new Map<string, string>();
    for (const { name, kind } of leg.artifacts) {
      const file = `${work}/${name}`;
      await packagerOf(catalog, kind).package(bundle.root, file, {
        epoch: epochOf(planned.plan.commit),
        signal: ports.signal,
      });
      artifacts.push({ name, kind, target: leg.target, ...(await catalog.measure(file)) });
      files.set(name, file);
    }
    return { artifacts, files };
  });
}

/** What was not judged is no success: it must be seen. */
function sayCheck(log: Log, { what, result, detail }: SmokeCheck): void {
  if (result === "passed") log.info(`✓ ${what}: ${detail}`);
  else
    log.warn({
      code: "not-judged",
      message: `${what} was not judged: ${detail}`,
      hint: "Say under smoke: how it is tried.",
    });
}

function sayReport(log: Log, { checks, startup, notes }: SmokeReport): void {
  for (const check of checks) sayCheck(log, check);
  for (const note of notes) log.warn(note);
  if (startup !== undefined) log.info(startupText(startup));
}

/** Builds one leg to the smoked artifact, in a workplace that the caller opened. */
export async function buildLeg(
  ports: Ports,
  catalog: Catalog,
  planned: Planned,
  at: { leg: Leg; work: string },
): Promise<Built> {
  const bench: Bench = { ports, catalog, planned, ...at };
  const { leg } = bench;
  // Asked before anything of ours or of the project's runs in it.
  const { wishes } = planned;
  const clean = wishes.config === undefined && (await catalog.worktreeIsClean(ports.exec, wishes.root));
  const tools = await readyInterpreter(bench);
  const ready = await readyEnvironment(bench, tools);
  const { environment } = ready;
  const context = await bundleContext(bench, environment, tools.uv);
  const smoke = await ports.log.stage("Reference: what the program does in its environment", async () => {
    await configuredBundler(bench).prepare(context);
    return catalog.prepareSmoke(ports, { plan: planned.plan, leg, environment, facts: planned.facts });
  });
  const bundle = await makeBundle(bench, context);
  await ports.log.stage("Self-check of the bundle", () => smoke.lookInside(bundle));
  const { artifacts, files } = await makePackages(bench, bundle);
  const first = files.get(artifacts[0]?.name ?? "") ?? "";
  const judged = ports.log.stage("Smoke run of the artifact", () => smoke.judge(bundle, first));
  const [report, bundleSize] = await Promise.all([judged, catalog.sizeOf(bundle.root)]);
  sayReport(ports.log, report);
  const { interpreter } = tools;
  const fragment: Fragment = {
    target: leg.target,
    plan: catalog.digest(planText(bench)),
    dirty: !clean,
    interpreter: {
      source: interpreter.source,
      version: interpreter.version,
      sha256: interpreter.sha256 ?? null,
      url: interpreter.url ?? null,
      reason: interpreter.reason,
      fallback: interpreter.fallback,
    },
    requirements: { source: ready.requirements.source, packages: [...environment.distributions] },
    bundler: { ...bundle.bundler, options: leg.bundler.options },
    bundleSize,
    smoke: [...report.checks],
    ...(report.startup === undefined ? {} : { startup: report.startup }),
    artifacts,
  };
  return { fragment, files, bundle, interpreter };
}
