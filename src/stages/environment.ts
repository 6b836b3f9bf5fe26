import type { Environment, OpenEnvironment, ProjectWheel, Resolution, Uv, Wheelhouse } from "../model/environment.ts";
import { BuildError } from "../model/errors.ts";
import type { Interpreter } from "../model/interpreter.ts";
import type { Reuse } from "../model/reuse.ts";
import type { TargetId } from "../model/target.ts";
import { type Bench, bothOf, configuredBundler } from "./leg.ts";
import { epochOf, type Planned } from "./plan.ts";

/** The interpreter that the leg is built with, and uv. */
export interface Tools {
  readonly interpreter: Interpreter;
  readonly uv: Uv;
}

/** Has both at hand. */
export async function readyInterpreter({ ports, catalog, planned, leg }: Bench): Promise<Tools> {
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

/** The plan was made from what the project's files say; what its build backend says must be the same. */
function checkedWheel(planned: Planned, built: ProjectWheel): string {
  const same = (text: string): string => text.toLowerCase().replaceAll(/[-_.]+/g, ".");
  const declared = planned.config.origins["version"]?.layer === "project";
  if (!declared || same(built.version) === same(planned.plan.project.version)) return built.file;
  throw new BuildError([
    {
      code: "version-differs",
      message: `the built wheel is version ${built.version}, but the plan says ${planned.plan.project.version}`,
      hint: "Two places of the project name different versions; make them agree.",
    },
  ]);
}

/** An environment, and who decided on its versions. */
export interface Ready {
  readonly environment: Environment;
  readonly wheelhouse: Wheelhouse;
  readonly requirements: Resolution;
  /** Is everything committed in the folders that packages are built from? */
  readonly foldersClean: boolean;
  /** What an earlier build made of the same; absent where this one takes nothing from others. */
  readonly reuse?: Reuse | undefined;
}

/** Does this build take what an earlier one left on this machine, where no hash of a lock vouches for it? */
function keeps({ release, planned }: Bench): boolean {
  return !release && planned.config.cache !== "off";
}

/** A name for what is this project's and target's own on this machine; as long as its workplace is locked, so is this. */
function ownName({ catalog, planned, leg }: Bench): string {
  return `${leg.bundleName}-${catalog.digest(planned.wishes.root).slice(0, 8)}`;
}

/** The project's wheel as a file; undefined for a lone script, which has none. */
export async function buildWheel(bench: Bench, tools: Tools): Promise<string | undefined> {
  const { ports, catalog, planned, work } = bench;
  const { project, commit } = planned.plan;
  if (project.kind !== "package") return undefined;
  const built = await catalog.buildWheel(ports, tools.uv, {
    project: planned.wishes.root,
    python: tools.interpreter.executable,
    version: tools.interpreter.version,
    release: bench.release,
    beforeBuild: project.beforeBuild,
    directory: `${work}/wheel`,
    epoch: epochOf(commit),
    logFile: `${work}/wheel.log`,
  });
  return checkedWheel(planned, built);
}

/**
 * Decides on the versions, and has the wheels of them at hand.
 * @param at.python executable of a Python of this machine; another than the interpreter's own where that is foreign
 */
export async function gatherWheels(
  bench: Bench,
  at: Tools & { readonly python: string; readonly foreign?: { readonly target: TargetId; readonly version: string } },
): Promise<Omit<Ready, "environment">> {
  const { ports, catalog, planned, work, release } = bench;
  const { project, commit } = planned.plan;
  const { uv, interpreter, python } = at;
  const foreign = at.foreign === undefined ? {} : { foreign: at.foreign };
  const { facts } = planned;
  const { requirements: choice, extras, groups } = project;
  const on = { python, version: interpreter.version, epoch: commit?.time, work, ...foreign };
  const requirements = await catalog.resolveRequirements(ports, uv, { facts, choice, extras, groups, ...on });
  // Before anything is built in them.
  const states = (requirements.folders ?? []).map((folder) => catalog.worktreeIsClean(ports.exec, folder));
  const foldersClean = (await Promise.all(states)).every((clean) => clean);
  const wheelhouse = await catalog.fillWheelhouse(ports, uv, {
    requirements,
    project: planned.wishes.root,
    python,
    interpreter,
    directory: `${work}/wheelhouse`,
    release,
    epoch: epochOf(commit),
    logFile: `${work}/wheelhouse.log`,
    ...foreign,
  });
  ports.log.info(`${wheelhouse.files} locked files, ${wheelhouse.fetched} of them fetched, all checked by hash`);
  for (const { name, version, reused } of wheelhouse.compiled) {
    ports.log.info(
      `${name} ${version} has no wheel: ${reused ? "compiled in an earlier build" : "compiled from its sdist"}`,
    );
  }
  return { wheelhouse, requirements, foldersClean };
}

async function install(bench: Bench, { interpreter, uv }: Tools, wheel: Promise<string | undefined>): Promise<Ready> {
  const { ports, catalog, planned, leg, work } = bench;
  const kind = configuredBundler(bench).environment;
  const { root: project } = planned.wishes;
  const open = async (): Promise<OpenEnvironment> => {
    const place = `${work}/bundle/${leg.bundleName}/python`;
    const tree = kind === "tree" ? await catalog.makeTree(ports, interpreter, place, uv, leg.target) : undefined;
    return catalog.openEnvironment(ports, uv, {
      project,
      ...(keeps(bench) ? { unpacked: ownName(bench) } : {}),
      kind,
      root: tree?.root ?? `${work}/venv`,
      python: tree?.python ?? interpreter.executable,
      interpreter,
      awaits: planned.plan.project.kind === "package" || planned.facts.dependencies.length > 0,
      scratch: `${work}/uv`,
      logFile: `${work}/install.log`,
    });
  };
  const [opened, gathered] = await bothOf(ports, [
    open(),
    gatherWheels(bench, { interpreter, uv, python: interpreter.executable }),
  ]);
  const environment = await opened.fill({ wheelhouse: gathered.wheelhouse, wheel });
  return { environment, ...gathered };
}

function openReuse(
  bench: Bench,
  { interpreter }: Tools,
  { wheelhouse, wheel }: Pick<Ready, "wheelhouse"> & { readonly wheel: string | undefined },
): Promise<Reuse | undefined> {
  const { catalog, ports, planned } = bench;
  const own = { name: ownName(bench), project: planned.wishes.root };
  return catalog.openReuse(ports, { ...own, interpreter, digests: wheelhouse.digests, wheel });
}

/** Everything installed, by hash, where the bundler wants it. */
export async function readyEnvironment(bench: Bench, tools: Tools): Promise<Ready> {
  const { log } = bench.ports;
  return log.stage("Environment", async () => {
    const wheel = buildWheel(bench, tools);
    // What before-build makes may be read by whoever resolves; all else is independent, and waits for the disk or the
    // network most of its time.
    if (bench.planned.plan.project.beforeBuild.length > 0) await wheel;
    const [made, ready] = await bothOf(bench.ports, [wheel, install(bench, tools, wheel)]);
    log.info(`${ready.environment.distributions.length} distributions, versions from ${ready.wheelhouse.source}`);
    return keeps(bench) ? { ...ready, reuse: await openReuse(bench, tools, { ...ready, wheel: made }) } : ready;
  });
}
