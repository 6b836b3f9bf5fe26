import type { Bundle, BundleContext } from "../model/bundle.ts";
import type { Catalog } from "../model/catalog.ts";
import type { Environment, Resolution, Uv } from "../model/environment.ts";
import { BuildError, ConfigError } from "../model/errors.ts";
import type { Interpreter } from "../model/interpreter.ts";
import type { Artifact, Fragment } from "../model/manifest.ts";
import type { Leg } from "../model/plan.ts";
import type { Ports } from "../model/ports.ts";
import type { TargetId } from "../model/target.ts";
import { epochOf, type Planned, targetOfMachine } from "./plan.ts";

/** One leg, built and proven. The files lie in the workplace until somebody publishes them. */
export interface Built {
  readonly fragment: Fragment;
  /** Artifact name → where it lies now. */
  readonly files: ReadonlyMap<string, string>;
  readonly bundle: Bundle;
  readonly interpreter: Interpreter;
  readonly milliseconds: number;
}

interface Bench {
  readonly ports: Ports;
  readonly catalog: Catalog;
  readonly planned: Planned;
  readonly leg: Leg;
  /** Scratch directory of this leg. */
  readonly work: string;
}

/** The leg that this machine builds: the named one, which must be its own, or the only one that it can. */
export function chooseLeg(ports: Ports, planned: Planned, wanted: TargetId | undefined): Leg {
  const here = targetOfMachine(ports.machine);
  const target = wanted ?? here;
  const leg = planned.plan.legs.find((candidate) => candidate.target === target);
  if (leg === undefined) {
    const targets = planned.plan.legs.map((candidate) => candidate.target).join(", ");
    throw new ConfigError([
      {
        code: "target-not-planned",
        message: `${target} is none of this project's targets`,
        hint: `They are: ${targets}.`,
      },
    ]);
  }
  if (target === here) return leg;
  throw new ConfigError([
    {
      code: "target-not-runner",
      message: `${target} cannot be built here: this machine builds and runs ${here}`,
      hint: `Build it on a runner of its own, such as ${leg.runner}.`,
    },
  ]);
}

async function readyInterpreter({
  ports,
  catalog,
  planned,
  leg,
}: Bench): Promise<{ interpreter: Interpreter; uv: Uv }> {
  return ports.log.stage("Python", async () => {
    const { plan } = planned;
    const interpreter = await catalog.obtainInterpreter(ports, {
      ...plan.python,
      target: leg.target,
      standalone: leg.interpreter,
    });
    if (!interpreter.fallback)
      ports.log.info(`Python ${interpreter.version}, ${interpreter.source}: ${interpreter.reason}`);
    else {
      ports.log.warn({
        code: "python-fallback",
        message: `Python ${interpreter.version} of this machine is used instead of a standalone one: ${interpreter.reason}`,
        hint: "A release refuses this unless python-source names it. The bundle then needs a system as new as this one.",
      });
    }
    return { interpreter, uv: await catalog.obtainUv(ports, interpreter) };
  });
}

interface Ready {
  readonly environment: Environment;
  readonly requirements: Resolution;
}

async function readyEnvironment(
  bench: Bench,
  { interpreter, uv }: { interpreter: Interpreter; uv: Uv },
): Promise<Ready> {
  const { ports, catalog, planned, leg, work } = bench;
  const { project, commit } = planned.plan;
  const root = planned.wishes.root;
  const kind = environmentKind(bench);
  return ports.log.stage("Environment", async () => {
    const build = {
      project: root,
      python: interpreter.executable,
      beforeBuild: project.beforeBuild,
      directory: `${work}/wheel`,
      epoch: epochOf(commit),
      logFile: `${work}/wheel.log`,
    };
    const resolve = {
      facts: planned.facts,
      choice: project.requirements,
      extras: project.extras,
      groups: project.groups,
      python: interpreter.executable,
      work,
    };
    // Independent of each other, and each waits for the disk or the network most of its time.
    const [tree, wheel, requirements] = await Promise.all([
      kind === "tree"
        ? catalog.makeTree(ports, interpreter, `${work}/bundle/${leg.bundleName}/python`, uv, leg.target)
        : undefined,
      project.kind === "package" ? catalog.buildWheel(ports, uv, build) : undefined,
      catalog.resolveRequirements(ports, uv, resolve),
    ]);
    if (wheel !== undefined) checkWheelVersion(planned, wheel.version);
    const environment = await catalog.installEnvironment(ports, uv, {
      kind,
      root: tree?.root ?? `${work}/venv`,
      python: tree?.python ?? interpreter.executable,
      interpreter,
      requirements,
      wheel: wheel?.file,
      logFile: `${work}/install.log`,
    });
    ports.log.info(`${environment.distributions.length} distributions, versions from ${requirements.source}`);
    return { environment, requirements };
  });
}

/** The plan was made from what the project's files say; what its build backend says must be the same. */
function checkWheelVersion(planned: Planned, built: string): void {
  const same = (text: string): string => text.toLowerCase().replaceAll(/[-_.]+/g, ".");
  if (planned.config.origins["version"]?.layer !== "project" || same(built) === same(planned.plan.project.version))
    return;
  throw new BuildError([
    {
      code: "version-differs",
      message: `the built wheel is version ${built}, but the plan says ${planned.plan.project.version}`,
      hint: "Two places of the project name different versions; make them agree.",
    },
  ]);
}

function configuredBundler({
  catalog,
  leg,
}: Bench): ReturnType<NonNullable<ReturnType<Catalog["bundlers"]["get"]>>["configure"]> & { ok: true } {
  const configured = catalog.bundlers.get(leg.bundler.name)?.configure(leg.bundler.options);
  if (configured?.ok === true) return configured;
  throw new ConfigError(
    configured?.diagnostics ?? [{ code: "unknown-bundler", message: `there is no bundler ${leg.bundler.name}` }],
  );
}

const environmentKind = (bench: Bench): Environment["kind"] => configuredBundler(bench).value.environment;

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
  const bundler = configuredBundler(bench).value;
  const bundle = await ports.log.stage(`Bundle, with ${leg.bundler.name}`, () => bundler.bundle(context));
  for (const note of bundle.notes) ports.log.warn(note);
  return bundle;
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
      await catalog.packagers
        .get(kind)
        ?.package(bundle.root, file, { epoch: epochOf(planned.plan.commit), signal: ports.signal });
      artifacts.push({ name, kind, target: leg.target, ...(await catalog.measure(file)) });
      files.set(name, file);
    }
    return { artifacts, files };
  });
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
  const began = performance.now();
  const tools = await readyInterpreter(bench);
  const ready = await readyEnvironment(bench, tools);
  const { environment } = ready;
  const context = await bundleContext(bench, environment, tools.uv);
  const smoke = await ports.log.stage("Reference: what the program does in its environment", async () => {
    await configuredBundler(bench).value.prepare(context);
    return catalog.prepareSmoke(ports, { plan: planned.plan, leg, environment, facts: planned.facts });
  });
  const bundle = await makeBundle(bench, context);
  const { artifacts, files } = await makePackages(bench, bundle);
  const first = files.get(artifacts[0]?.name ?? "") ?? "";
  const checks = await ports.log.stage("Smoke run of the artifact", () => smoke.judge(bundle, first));
  for (const { what, result, detail } of checks)
    ports.log.info(`${result === "passed" ? "✓" : "–"} ${what}: ${detail}`);
  const { interpreter } = tools;
  const fragment: Fragment = {
    target: leg.target,
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
    bundleSize: await catalog.sizeOf(bundle.root),
    smoke: checks,
    artifacts,
  };
  return { fragment, files, bundle, interpreter, milliseconds: performance.now() - began };
}
