import type { Environment, Resolution, Uv } from "../model/environment.ts";
import { BuildError } from "../model/errors.ts";
import type { Interpreter } from "../model/interpreter.ts";
import type { Log } from "../model/ports.ts";
import { type Bench, configuredBundler } from "./leg.ts";
import { epochOf, type Planned } from "./plan.ts";

/** The interpreter that the leg is built with, and uv. */
export async function readyInterpreter({
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

/**
 * Waits for all of them, also when one fails: what goes on in a workplace must not outlive it. The first failure is thrown,
 * the others are told.
 */
async function allOf<A, B, C>(log: Log, tasks: readonly [Promise<A>, Promise<B>, Promise<C>]): Promise<[A, B, C]> {
  const settled = await Promise.allSettled(tasks);
  const [, ...others] = settled.flatMap((task) => (task.status === "rejected" ? [task.reason] : []));
  for (const reason of others) {
    log.error({ code: "failed-too", message: reason instanceof Error ? reason.message : String(reason) });
  }
  return Promise.all(tasks);
}

/** An environment, and who decided on its versions. */
export interface Ready {
  readonly environment: Environment;
  readonly requirements: Resolution;
}

/** Everything installed, by hash, where the bundler wants it. */
export async function readyEnvironment(
  bench: Bench,
  { interpreter, uv }: { interpreter: Interpreter; uv: Uv },
): Promise<Ready> {
  const { ports, catalog, planned, leg, work } = bench;
  const { project, commit } = planned.plan;
  const root = planned.wishes.root;
  const kind = configuredBundler(bench).environment;
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
    const wheelBuild = project.kind === "package" ? catalog.buildWheel(ports, uv, build) : Promise.resolve(undefined);
    // What before-build makes may be read by whoever resolves; all else is independent, and waits for the disk or the
    // network most of its time.
    if (project.beforeBuild.length > 0) await wheelBuild;
    const place = `${work}/bundle/${leg.bundleName}/python`;
    const [tree, wheel, requirements] = await allOf(ports.log, [
      kind === "tree" ? catalog.makeTree(ports, interpreter, place, uv, leg.target) : Promise.resolve(undefined),
      wheelBuild,
      catalog.resolveRequirements(ports, uv, resolve),
    ]);
    if (wheel !== undefined) checkWheelVersion(planned, wheel.version);
    const environment = await catalog.installEnvironment(ports, uv, {
      project: root,
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
