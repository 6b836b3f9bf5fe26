import * as v from "valibot";
import type { Bundle, Checker } from "../model/bundle.ts";
import type { Catalog } from "../model/catalog.ts";
import { BuildError } from "../model/errors.ts";
import type { Leg } from "../model/plan.ts";
import type { Ports } from "../model/ports.ts";
import type { WrittenRequirement } from "../model/probe.ts";
import { type Dependency, type DependencyTrial, DependencyTrialSchema, type Described } from "../model/probe.ts";
import { normalName } from "../model/project.ts";
import type { DependencyTrials } from "../model/smoke-result.ts";
import { targetFacts } from "../model/target.ts";
import { type Attempt, attempt, quietly } from "./attempt.ts";
import { type Bisected, bundleWhatCan } from "./bisect.ts";
import { bundleContext } from "./build.ts";
import { readyEnvironment, type Tools } from "./environment.ts";
import { FORMAT, helloLeg, helloPlan, identity } from "./hello.ts";
import { type Bench, configuredBundler } from "./leg.ts";
import type { Planned } from "./plan.ts";

/** Seconds for the imports of all dependencies together. */
const BUDGET = 120;

const FORMATS = { linux: "elf", macos: "macho", windows: "pe" } as const;
const KeptSchema = v.array(DependencyTrialSchema);

/** What the project itself asks for, with the extras and groups that it is shipped with. */
export function directRequirements({ facts, plan }: Planned): readonly WrittenRequirement[] {
  const own = facts.dependencies.map(({ value, at }) => ({ text: value, at }));
  const extras = plan.project.extras.flatMap((extra) => {
    const name = Object.keys(facts.extras).find((known) => normalName(known) === normalName(extra));
    return (name === undefined ? [] : (facts.extras[name] ?? [])).map((text) => ({ text }));
  });
  const groups = plan.project.groups.flatMap((group) => {
    const all = facts.groupRequirements ?? {};
    const name = Object.keys(all).find((known) => normalName(known) === normalName(group));
    return (name === undefined ? [] : (all[name] ?? [])).map(({ value, at }) => ({ text: value, at }));
  });
  // One that is asked for twice is tried once.
  const all = [...own, ...extras, ...groups];
  return all.filter(({ text }, index) => all.findIndex((one) => one.text === text) === index);
}

/** The versions that the project requires here, as a digest: they decide on everything that is tried with dependencies. */
export async function lockedDigest(bench: Bench, tools: Tools): Promise<string> {
  const { ports, catalog, planned, work } = bench;
  const { requirements: choice, extras, groups } = planned.plan.project;
  const { executable: python, version } = tools.interpreter;
  const epoch = planned.plan.commit?.time;
  const request = { facts: planned.facts, choice, extras, groups, python, version, epoch, work };
  const { file } = await catalog.resolveRequirements(ports, tools.uv, request);
  return catalog.digest(await catalog.probes.read(file));
}

/** A module or a distribution of an environment, by any name that an option may have for it. */
function inEnvironment({ modules, standard, beside }: Described): (name: string) => boolean {
  const installed = Object.values(modules).flatMap((own) => own.map((name) => name.split(".")[0] ?? name));
  const tops = new Set([...installed, ...standard, ...beside]);
  return (name) => Object.hasOwn(modules, name) || tops.has(name.split(".")[0] ?? name);
}

function checkerOf({ checker }: Bundle): Checker {
  if (checker !== undefined) return checker;
  const message = "bundles of this bundler have no Python that could be asked";
  throw new BuildError([
    { code: "cannot-probe", severity: "warning", message, hint: "The application itself is tested all the same." },
  ]);
}

interface Probed {
  readonly bundle: Bundle;
  readonly culprits: Bisected<Bundle>["culprits"];
  readonly bytes: ReadonlyMap<string, number>;
}

interface Without {
  /** Dependencies that are left out, to see whether it is they. */
  readonly out: readonly Dependency[];
}

/** A leg of hello world with these dependencies, in a folder of its own. */
async function helloWith(bench: Bench, setting: Setting & Without, work: string): Promise<Bench> {
  const { described, wanted } = setting;
  const { catalog, leg } = bench;
  const application = `${work}/project`;
  await catalog.probes.writeHello(
    application,
    wanted.flatMap((dependency) => dependency.modules),
  );
  const there = inEnvironment(described);
  const left = setting.out.flatMap(({ name, modules }) => [name, ...modules]);
  const isLeft = (name: string): boolean => left.some((out) => name === out || name.startsWith(`${out}.`));
  const has = (name: string): boolean => there(name) && !isLeft(name);
  // Bundlers collect what an environment records, asked for or not.
  const options = { has, directory: true, without: setting.out.flatMap(({ modules }) => modules) };
  return { ...bench, work, application, leg: { ...leg, ...helloLeg(catalog, leg, options) } };
}

/** One bundle of hello world and dependencies. */
async function bundleOf(bench: Bench, tools: Tools, setting: Setting & Without, work: string): Promise<Bundle> {
  const own = await helloWith(bench, setting, work);
  const { uv } = tools;
  const compiler = setting.environment.python;
  const context = await bundleContext(own, setting.environment, { uv, compiler, libraries: [] });
  const prepared = await configuredBundler(own).prepare(context);
  return prepared.make();
}

/** One bundle of hello world and all dependencies that can be bundled, and what each distribution takes of it. */
async function bundleAll(bench: Bench, tools: Tools, setting: Setting): Promise<Probed> {
  const { ports, catalog, leg, work } = bench;
  const { environment } = setting;
  const { os, arch } = targetFacts(leg.target);
  let made = 0;
  const make = (wanted: readonly Dependency[]): Promise<Attempt<Bundle>> => {
    made += 1;
    const out = setting.wanted.filter((dependency) => !wanted.includes(dependency));
    const all = out.length === 0;
    const title = all
      ? "Hello world with all dependencies"
      : `Which of them is it? Hello world with ${wanted.length} of them`;
    const folder = made === 1 ? work : `${work}/part-${made}`;
    return ports.log.stage(title, () =>
      attempt(ports, () => bundleOf(bench, tools, { ...setting, wanted, out }, folder)),
    );
  };
  // What is made of a tree takes the tree with it, and looks at no dependency.
  const { value: bundle, culprits } =
    configuredBundler(bench).environment === "venv"
      ? await bundleWhatCan(setting.wanted, make)
      : { value: await bundleOf(bench, tools, { ...setting, out: [] }, work), culprits: [] };
  const { sizes } = await catalog.inspectBundle(ports, {
    root: bundle.root,
    launchers: bundle.executables.map(({ path }) => path),
    home: { format: FORMATS[os], architecture: arch },
    application: bench.planned.plan.project.name,
    sitePackages: environment.sitePackages,
    accounted: false,
  });
  const shares = sizes.filter(({ kind }) => kind === "distribution");
  const bytes = new Map(shares.map(({ owner, bytes: own }) => [normalName(owner.split(" ")[0] ?? ""), own]));
  return { bundle, bytes, culprits };
}

/** A dependency that no bundle can be made with. */
function unbundled({ dependency, message }: Bisected<Bundle>["culprits"][number]): DependencyTrial {
  const { name, version, requirement, modules, closure } = dependency;
  return {
    name,
    version,
    requirement: requirement.text,
    result: "broken",
    modules: [...modules],
    closure: [...closure],
    bytes: 0,
    message: `no bundle can be made with it: ${message}`,
    hint: "Take another version of it, or write into slipway.yml: bundler: portable  (it freezes nothing); what the bundler says is above.",
    ...(requirement.at === undefined ? {} : { at: requirement.at }),
  };
}

interface Setting {
  readonly environment: Awaited<ReturnType<typeof readyEnvironment>>["environment"];
  readonly described: Described;
  /** The dependencies that nothing is known of. */
  readonly wanted: readonly Dependency[];
}

async function tryAll(bench: Bench, tools: Tools, known: ReadonlyMap<string, DependencyTrial>) {
  const { ports, catalog, planned, leg } = bench;
  const { environment } = await readyEnvironment(bench, tools);
  const described = await catalog.probes.describe(ports, environment, directRequirements(planned));
  const wanted = described.dependencies.filter(({ requirement }) => !known.has(requirement.text));
  const { bundle, bytes, culprits } = await bundleAll(bench, tools, { environment, described, wanted });
  const without = new Set(culprits.map(({ dependency }) => dependency));
  const request = {
    environment,
    described,
    dependencies: wanted.filter((dependency) => !without.has(dependency)),
    bundle: { root: bundle.root, checker: checkerOf(bundle) },
    bytes,
    bundler: leg.bundler.name,
    budget: BUDGET,
  };
  const tried = await ports.log.stage("Each dependency by itself", () => catalog.probes.tryEach(ports, request));
  return [...culprits.map(unbundled), ...tried];
}

/** What earlier runs found out. What was not reached, or was ended by a limit, is tried again. */
async function recalled(ports: Ports, catalog: Catalog, key: string): Promise<ReadonlyMap<string, DependencyTrial>> {
  const kept = v.safeParse(KeptSchema, await catalog.probes.recall(ports, key));
  const trials = kept.success ? kept.output : [];
  return new Map(trials.map((trial) => [trial.requirement, trial]));
}

/** Where it was written may have moved since. */
function replaced(trial: DependencyTrial, { at }: WrittenRequirement): DependencyTrial {
  const { at: _, ...rest } = trial;
  return at === undefined ? rest : { ...rest, at: { ...at } };
}

/**
 * Hello world with each direct dependency by itself: in one bundle with all of them, of which a process sees only what the
 * dependency's own metadata asks for.
 */
export async function tryDependencies(
  ports: Ports,
  catalog: Catalog,
  planned: Planned,
  at: { readonly leg: Leg; readonly tools: Tools },
): Promise<DependencyTrials & { readonly locked: string }> {
  const { leg: of, tools } = at;
  const leg = helloLeg(catalog, of, { has: () => true, directory: true });
  const direct = directRequirements(planned);
  let locked = "";
  let reused = 0;
  const { value, problems, milliseconds } = await attempt(ports, async () => {
    const place = await ports.workplaces.open(`dependencies-${of.target}`, planned.wishes.root);
    try {
      const quiet = quietly(ports);
      const bench: Bench = {
        ports: quiet,
        catalog,
        planned: helloPlan(planned),
        leg,
        work: place.directory,
        release: false,
      };
      locked = await lockedDigest(bench, tools);
      const parts = ["dependencies", FORMAT, catalog.version, identity(tools.interpreter), leg, locked];
      const key = catalog.digest(JSON.stringify(parts));
      const known = await recalled(ports, catalog, key);
      const left = direct.filter(({ text }) => !known.has(text));
      reused = direct.length - left.length;
      const fresh = left.length === 0 ? [] : await tryAll(bench, tools, known);
      const byText = new Map([...known, ...fresh.map((trial) => [trial.requirement, trial] as const)]);
      const lasting = [...byText.values()].filter(({ result, stopped }) => result !== "not reached" && !stopped);
      if (fresh.length > 0) await catalog.probes.keep(ports, key, lasting);
      return direct.flatMap((requirement) => {
        const trial = byText.get(requirement.text);
        return trial === undefined ? [] : [replaced(trial, requirement)];
      });
    } finally {
      await place.close(false);
    }
  });
  return { trials: value ?? [], reused, milliseconds, budget: BUDGET, problems, locked };
}
