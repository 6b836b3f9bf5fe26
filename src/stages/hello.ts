import * as v from "valibot";
import type { OtherProgram } from "../model/bundle.ts";
import type { Catalog } from "../model/catalog.ts";
import type { Interpreter } from "../model/interpreter.ts";
import type { Fragment } from "../model/manifest.ts";
import type { Leg } from "../model/plan.ts";
import type { Ports } from "../model/ports.ts";
import { HELLO } from "../model/probe.ts";
import { type HelloFinding, HelloFindingSchema, type HelloTrial } from "../model/smoke-result.ts";
import { attempt, quietly } from "./attempt.ts";
import { buildLeg } from "./build.ts";
import { buildCrossLeg } from "./cross.ts";
import type { Planned } from "./plan.ts";

/** Part of every key of what is kept: a change of meaning makes all of it another's. */
export const FORMAT = 1;
/** Of what was put together for other systems: from 2 on it has no bytecode. */
const ELSEWHERE = 2;

/** What makes an interpreter another one; of one that was found here, where it lies. */
export function identity({ source, version, sha256, executable }: Interpreter): readonly string[] {
  return [source, version, sha256 ?? executable];
}

/** Nothing of the project's is installed beside it. */
const ALONE: OtherProgram = { has: () => false, directory: false };

/** The leg of a project, for hello world: the same Python, bundler and formats. Limits on the application do not bind it. */
export function helloLeg(catalog: Catalog, leg: Leg, other: OtherProgram): Leg {
  const { maxSize: _, maxGrowth: __, startup: ___, ...rest } = leg;
  const bundleName = `${HELLO.name}-${leg.target}`;
  const { name, options } = leg.bundler;
  const chosen = catalog.bundlers.get(name)?.optionsFor?.(options, other) ?? options;
  const artifacts = leg.artifacts.map(({ kind }) => ({
    kind,
    name: catalog.packagers.get(kind)?.artifactName(bundleName, leg.target) ?? bundleName,
  }));
  return { ...rest, bundleName, include: [], smoke: [], bundler: { name, options: chosen }, artifacts };
}

/** The project's plan with hello world as its program; its requirements stay what they are. */
export function helloPlan(planned: Planned): Planned {
  const { name, script } = HELLO;
  const entries = [{ kind: "script" as const, name, script, gui: false }];
  const project = { ...planned.plan.project, name, version: "1.0", kind: "script" as const, entries };
  return { ...planned, plan: { ...planned.plan, project: { ...project, icon: null, beforeBuild: [] } } };
}

/** Hello world and nothing else, in a folder of its own. */
function alonePlan(planned: Planned, root: string): Planned {
  const { facts, wishes, plan } = helloPlan(planned);
  const script = HELLO.script;
  const nothing = { dependencies: [], extras: {}, groups: [], locks: [] };
  const own = {
    root,
    kind: "script" as const,
    file: script,
    script,
    scriptFiles: [script],
    scriptParsesArguments: true,
  };
  const project = { ...plan.project, requirements: "pyproject", extras: [], groups: [] };
  return {
    ...planned,
    wishes: { ...wishes, root },
    facts: { ...facts, ...own, ...nothing },
    plan: { ...plan, project },
  };
}

function findingOf({ bundleSize: bytes, floor, startup }: Fragment, milliseconds: number): HelloFinding {
  return { bytes, floor, milliseconds, ...(startup === undefined ? {} : { startup: startup.median }) };
}

/** What an earlier run found out about it. */
async function recalled(ports: Ports, catalog: Catalog, key: string): Promise<HelloFinding | undefined> {
  const kept = v.safeParse(HelloFindingSchema, await catalog.probes.recall(ports, key));
  return kept.success ? kept.output : undefined;
}

interface Tried {
  readonly target: Leg["target"];
  readonly key: string;
  readonly good: HelloTrial["result"];
}

/** Builds it, unless it is known already that it can be built. */
async function trial(
  ports: Ports,
  catalog: Catalog,
  { target, key, good }: Tried,
  build: (work: string) => Promise<Fragment>,
): Promise<HelloTrial> {
  const known = await recalled(ports, catalog, key);
  if (known !== undefined) return { target, result: good, finding: known, reused: true, problems: [] };
  const work = async (): Promise<Fragment> => {
    const place = await ports.workplaces.open(`hello-${target}`, key);
    try {
      return await build(place.directory);
    } finally {
      await place.close(false);
    }
  };
  // What another system's target needs may be out of reach, and the application goes without.
  const { value, problems, milliseconds } = await attempt(ports, work, good === "not run" ? [1, 2, 3] : undefined);
  if (value === undefined) {
    const impossible = problems.some(({ code }) => code === "cannot-cross" || code === "service-failed");
    return { target, result: impossible ? "not tried" : "failed", reused: false, problems };
  }
  const finding = findingOf(value, milliseconds);
  await catalog.probes.keep(ports, key, finding);
  return { target, result: good, finding, reused: false, problems: [] };
}

/**
 * Hello world with the project's Python, bundler, options and formats: bundled, packed and run.
 * @param at.interpreter the one that a build on this machine takes; undefined for a musl target on glibc, whose programs are run
 *   in a container
 */
export function tryHello(
  ports: Ports,
  catalog: Catalog,
  planned: Planned,
  { leg: of, interpreter }: { readonly leg: Leg; readonly interpreter: Interpreter | undefined },
): Promise<HelloTrial> {
  const leg = helloLeg(catalog, of, ALONE);
  const { slipway, python } = planned.plan;
  const by =
    interpreter === undefined
      ? ["hello inside", FORMAT, slipway, python]
      : ["hello", FORMAT, slipway, identity(interpreter)];
  const build = interpreter === undefined ? buildCrossLeg : buildLeg;
  const key = catalog.digest(JSON.stringify([...by, leg]));
  return trial(ports, catalog, { target: of.target, key, good: "passed" }, async (work) => {
    const folder = `${work}/project`;
    await catalog.probes.writeHello(folder, []);
    const own = { leg, work, release: false };
    const { fragment } = await build(quietly(ports), catalog, alonePlan(planned, folder), own);
    return fragment;
  });
}

/**
 * Hello world with all requirements of the project, put together for another system: are there wheels for it, and what do they
 * need? Nothing of it is run.
 * @param at.locked digest of the versions that are required
 * @param at.scratch a cache of uv's, which trials of the same run share
 */
export function tryHelloElsewhere(
  ports: Ports,
  catalog: Catalog,
  planned: Planned,
  at: { readonly leg: Leg; readonly locked: string; readonly scratch: string },
): Promise<HelloTrial> {
  const { locked, scratch } = at;
  const leg = helloLeg(catalog, at.leg, ALONE);
  const own = helloPlan(planned);
  const { slipway, python, project } = own.plan;
  const key = catalog.digest(JSON.stringify(["elsewhere", ELSEWHERE, slipway, python, project, leg, locked]));
  return trial(ports, catalog, { target: leg.target, key, good: "not run" }, async (work) => {
    const application = `${work}/project`;
    await catalog.probes.writeHello(application, []);
    const place = { leg, work, release: false, application, looked: true, scratch };
    const { fragment } = await buildCrossLeg(quietly(ports), catalog, own, place);
    return fragment;
  });
}
