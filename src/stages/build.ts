import type { Account } from "../model/account.ts";
import type { Bundle, BundleContext, Packager } from "../model/bundle.ts";
import type { Catalog, SmokeReport, SmokeRun } from "../model/catalog.ts";
import type { Environment } from "../model/environment.ts";
import { ConfigError } from "../model/errors.ts";
import type { Inspection } from "../model/inspection.ts";
import type { Interpreter } from "../model/interpreter.ts";
import type { Artifact, BinarySignature, Fragment, LinkedLibrary, SmokeCheck } from "../model/manifest.ts";
import type { Exec, Log, Ports } from "../model/ports.ts";
import { startupText } from "../report/text.ts";
import { cachedPorts } from "./cache.ts";
import { type Ready, readyEnvironment, readyInterpreter } from "./environment.ts";
import { inspect } from "./inspection.ts";
import { type Bench, bothOf, configuredBundler, isClean, planText } from "./leg.ts";
import { epochOf, type Planned } from "./plan.ts";
import { accountOf } from "./sbom.ts";
import { checkInside, signBundle } from "./sign-inside.ts";
import { placedIncludes } from "./survey.ts";
import { whileReferring } from "./while-referring.ts";

/** One leg, built and proven. The files lie in the workplace until somebody publishes them. */
export interface Built {
  readonly fragment: Fragment;
  /** Artifact name → where it lies now. */
  readonly files: ReadonlyMap<string, string>;
  readonly bundle: Bundle;
  readonly interpreter: Interpreter;
  readonly inspection: Inspection;
  /** What is inside of the first artifact, where that was asked for. */
  readonly account?: Account | undefined;
}

export async function bundleContext(
  bench: Bench,
  environment: Environment,
  { uv, compiler, libraries, reuse }: Pick<BundleContext, "uv" | "compiler" | "libraries" | "reuse">,
): Promise<BundleContext> {
  const { ports, catalog, planned, leg, work } = bench;
  const include = await catalog.expandIncludes(planned.wishes.root, leg.include);
  if (!include.ok) throw new ConfigError(placedIncludes(planned.config, leg.target, include.diagnostics));
  const { name, version, icon: named } = planned.plan.project;
  const icon = named === null ? undefined : await catalog.findIcon(planned.wishes.root, named);
  if (icon?.ok === false) throw new ConfigError(icon.diagnostics);
  return {
    ports,
    target: leg.target,
    environment,
    uv,
    compiler,
    libraries,
    entries: planned.plan.project.entries,
    product: { name, version, icon: icon?.value },
    project: bench.application ?? planned.wishes.root,
    include: include.value,
    destination: `${work}/bundle/${leg.bundleName}`,
    work,
    epoch: epochOf(planned.plan.commit),
    readElf: catalog.readElf,
    reuse,
  };
}

export async function makeBundle({ ports, leg, bundled }: Bench, make: () => Promise<Bundle>): Promise<Bundle> {
  const bundle = await ports.log.stage(`Bundle, with ${leg.bundler.name}`, make);
  for (const note of bundle.notes) ports.log.warn(note);
  bundled?.(bundle);
  return bundle;
}

/** Throws what says that the program cannot be judged: an entry point that is not there, a command that never ends. */
export function reference({ ports, catalog, planned, leg }: Bench, environment: Environment): Promise<SmokeRun> {
  const asked = { plan: planned.plan, leg, environment, facts: planned.facts };
  return ports.log.stage("Reference: what the program does in its environment", () =>
    catalog.prepareSmoke(ports, asked),
  );
}

/**
 * A freezer leaves its environment as it is. A tree becomes the bundle, and is asked before that; its bytecode comes first,
 * since each module is tried in a process of its own, which would compile its imports again.
 */
async function bundleAndReference(
  bench: Bench,
  context: BundleContext,
): Promise<{ readonly bundle: Bundle; readonly smoke: SmokeRun }> {
  const { environment, prepare } = configuredBundler(bench);
  const { ports } = context;
  const refer = () => reference(bench, context.environment);
  if (environment === "tree") {
    const make = await ports.log.stage("Preparing the bundle", () => prepare(context));
    const smoke = await refer();
    return { bundle: await makeBundle(bench, make), smoke };
  }
  const freeze = async (exec: Exec) => makeBundle(bench, await prepare({ ...context, ports: { ...ports, exec } }));
  const [smoke, bundle] = await whileReferring(ports, refer, freeze);
  return { bundle, smoke };
}

function packagerOf(catalog: Catalog, format: string): Packager {
  const packager = catalog.packagers.get(format);
  if (packager === undefined)
    throw new ConfigError([{ code: "unknown-package", message: `there is no format ${format}` }]);
  return packager;
}

interface Packed {
  readonly artifacts: Artifact[];
  readonly files: Map<string, string>;
}

export async function makePackages(
  bench: Pick<Bench, "ports" | "catalog" | "leg" | "work" | "planned">,
  bundle: Pick<Bundle, "root">,
): Promise<Packed> {
  const { ports, catalog, leg, work, planned } = bench;
  const artifacts: Artifact[] = [];
  const files = new Map<string, string>();
  for (const { name, kind } of leg.artifacts) {
    const file = `${work}/${name}`;
    const options = { epoch: epochOf(planned.plan.commit), signal: ports.signal };
    const measure = await packagerOf(catalog, kind).package(bundle.root, file, options);
    artifacts.push({ name, kind, target: leg.target, ...measure });
    files.set(name, file);
  }
  return { artifacts, files };
}

/** Both only read the bundle; what inspection refuses is not run any more. */
export async function packAndInspect(
  bench: Bench,
  bundle: Bundle,
  environment: Environment,
): Promise<Packed & { readonly inspection: Inspection }> {
  const { ports } = bench;
  const [inspection, packed] = await ports.log.stage("Packages and inspection", () => {
    // Begun first, since it takes longer; what is wrong with the bundle itself is said first.
    const packing = makePackages(bench, bundle);
    return bothOf(ports, [inspect(bench, bundle, environment), packing]);
  });
  return { ...packed, inspection };
}

/** What was not judged is no success: it must be seen. */
function sayCheck(log: Log, { what, result, detail }: SmokeCheck): void {
  if (result === "passed") log.info(`✓ ${what}: ${detail}`);
  else
    log.warn({
      code: "not-judged",
      message: `${what} was not judged: ${detail}`,
      hint: "Say under smoke: how to test it.",
    });
}

export function sayReport(log: Log, { checks, startup, notes }: SmokeReport): void {
  for (const check of checks) sayCheck(log, check);
  for (const note of notes) log.warn(note);
  if (startup !== undefined) log.info(startupText(startup));
}

/**
 * What is recorded of an interpreter.
 * @param libraries undefined where it could not be asked
 */
export function recorded(
  interpreter: Interpreter,
  libraries: readonly LinkedLibrary[] | undefined,
): Fragment["interpreter"] {
  return {
    source: interpreter.source,
    version: interpreter.version,
    sha256: interpreter.sha256 ?? null,
    url: interpreter.url ?? null,
    reason: interpreter.reason,
    fallback: interpreter.fallback,
    ...(libraries === undefined ? {} : { libraries: [...libraries] }),
  };
}

/** What is recorded of a leg. */
export function fragmentOf(
  bench: Bench,
  made: {
    readonly clean: boolean;
    readonly interpreter: Fragment["interpreter"];
    readonly ready: Ready;
    readonly bundle: Bundle;
    readonly artifacts: Artifact[];
    readonly inspection: Inspection;
    /** Of what is inside. */
    readonly signatures?: readonly BinarySignature[];
    readonly smoke: Pick<SmokeReport, "checks" | "startup">;
  },
): Fragment {
  const { catalog, leg } = bench;
  const { interpreter, ready, bundle, inspection, smoke, signatures = [] } = made;
  const { wheelhouse } = ready;
  return {
    target: leg.target,
    plan: catalog.digest(planText(bench)),
    dirty: !made.clean || !ready.foldersClean,
    interpreter,
    requirements: {
      source: wheelhouse.source,
      packages: [...ready.environment.distributions],
      ...(wheelhouse.sources === undefined ? {} : { sources: [...wheelhouse.sources] }),
      ...(ready.requirements.resolved === undefined ? {} : { resolved: ready.requirements.resolved }),
      ...(wheelhouse.digests === undefined ? {} : { wheels: wheelhouse.digests.map((wheel) => ({ ...wheel })) }),
      ...(wheelhouse.compiled.length === 0 ? {} : { compiled: [...wheelhouse.compiled] }),
    },
    bundler: { ...bundle.bundler, options: leg.bundler.options },
    bundleSize: inspection.bytes,
    floor: inspection.floors[0] ?? null,
    sizes: [...inspection.sizes],
    ...(signatures.length === 0 ? {} : { signatures: [...signatures] }),
    unresolved: {
      modules: [...(bundle.missingModules ?? [])],
      libraries: inspection.missing.map(({ library }) => library),
    },
    libraries: [...inspection.libraries],
    smoke: [...smoke.checks],
    ...(smoke.startup === undefined ? {} : { startup: smoke.startup }),
    artifacts: made.artifacts,
  };
}

/**
 * Runs the first artifact. Where somebody wants to know what is inside, it is looked into while it is unpacked, and before anything of
 * it runs: a program could put another file in its place for that time, and what is timed has the machine to itself.
 */
async function tryArtifact(
  { ports, catalog, planned: { plan }, accounted }: Bench,
  smoke: SmokeRun,
  made: Packed & { readonly bundle: Bundle; readonly interpreter: Fragment["interpreter"] },
): Promise<{ readonly report: SmokeReport; readonly account: Account | undefined }> {
  const { artifacts, files, bundle, interpreter } = made;
  const pathOf = (name: string): string => files.get(name) ?? "";
  const [first] = artifacts;
  const asked = accounted === true && first !== undefined;
  const looking = asked
    ? accountOf(ports, catalog, { plan, pathOf }, { target: first.target, interpreter, artifacts })
    : Promise.resolve(undefined);
  const running = ports.log.stage("Smoke run of the artifact", () =>
    smoke.judge(bundle, pathOf(first?.name ?? ""), looking),
  );
  const [report, account] = await bothOf(ports, [running, looking]);
  return { report, account };
}

/** Builds one leg to the smoked artifact, in a workplace that the caller opened. */
export async function buildLeg(
  ports: Ports,
  catalog: Catalog,
  planned: Planned,
  at: Pick<Bench, "leg" | "work" | "release" | "bundled" | "signedLater" | "accounted">,
): Promise<Built> {
  const here = await cachedPorts(ports, { catalog, survey: planned, ...at });
  const bench: Bench = { ports: here, catalog, planned, ...at };
  const inside = checkInside(bench);
  const [clean, tools] = await Promise.all([isClean(bench), readyInterpreter(bench)]);
  const { interpreter } = tools;
  // Whatever the environment is, its Python is this one.
  const asking = catalog.askLibraries(ports, interpreter.executable);
  const [ready, libraries] = await bothOf(ports, [readyEnvironment(bench, tools), asking]);
  const { environment, reuse } = ready;
  const given = { uv: tools.uv, compiler: environment.python, libraries, reuse };
  const context = await bundleContext(bench, environment, given);
  // Everything that is fetched is here by now, and the bundler leaves the network alone.
  const saving = bench.ports.cache?.save();
  try {
    const { bundle, smoke } = await bundleAndReference(bench, context);
    await ports.log.stage("Self-check of the bundle", () => smoke.lookInside(bundle));
    // What is packed is signed, and what is run is what was packed.
    const signatures = await signBundle(bench, inside, bundle);
    const { inspection, artifacts, files } = await packAndInspect(bench, bundle, environment);
    const about = recorded(interpreter, libraries);
    const packed = { artifacts, files, bundle, interpreter: about };
    const { report, account } = await tryArtifact(bench, smoke, packed);
    sayReport(ports.log, report);
    const made = { clean, interpreter: about, ready, bundle, artifacts, inspection, signatures };
    const fragment = fragmentOf(bench, { ...made, smoke: report });
    return { fragment, files, bundle, interpreter, inspection, account };
  } finally {
    await saving;
  }
}
