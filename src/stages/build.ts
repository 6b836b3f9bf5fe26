import type { Account } from "../model/account.ts";
import type { Bundle, BundleContext, LeftOut, Packager, Prepared } from "../model/bundle.ts";
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
import { accountFacts } from "./sbom.ts";
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

export async function makeBundle({ ports, leg, bundled }: Bench, prepared: Prepared): Promise<Bundle> {
  const bundle = await ports.log.stage(`Bundle, with ${leg.bundler.name}`, () => prepared.make());
  for (const note of bundle.notes) ports.log.warn(note);
  bundled?.(bundle);
  return bundle;
}

/**
 * Throws what says that the program cannot be judged: an entry point that is not there, a command that never ends.
 * @param leftOut what nobody has to look at, since the bundle will be without it
 */
export function reference(
  { ports, catalog, planned, leg }: Bench,
  environment: Environment,
  leftOut: readonly LeftOut[] = [],
): Promise<SmokeRun> {
  const asked = { plan: planned.plan, leg, environment, facts: planned.facts, leftOut };
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
  if (environment === "tree") {
    const prepared = await ports.log.stage("Preparing the bundle", () => prepare(context));
    const smoke = await reference(bench, context.environment, prepared.leftOut);
    return { bundle: await makeBundle(bench, prepared), smoke };
  }
  const refer = () => reference(bench, context.environment);
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
  /** What went into the first artifact, where that is asked: path in the bundle → SHA-256, hexadecimal. */
  readonly contents: ReadonlyMap<string, string>;
}

/** Where the artifact lies that is run: the first. Empty where nothing was made. */
export function firstFile({ artifacts, files }: Pick<Packed, "artifacts" | "files">): string {
  return files.get(artifacts[0]?.name ?? "") ?? "";
}

export async function makePackages(
  bench: Pick<Bench, "ports" | "catalog" | "leg" | "work" | "planned" | "accounted">,
  bundle: Pick<Bundle, "root">,
): Promise<Packed> {
  const { ports, catalog, leg, work, planned, accounted } = bench;
  const artifacts: Artifact[] = [];
  const files = new Map<string, string>();
  const contents = new Map<string, string>();
  for (const [index, { name, kind }] of leg.artifacts.entries()) {
    const file = `${work}/${name}`;
    const packed = (path: string, sha256: string) => contents.set(path, sha256);
    const common = { epoch: epochOf(planned.plan.commit), signal: ports.signal };
    const options = accounted === true && index === 0 ? { ...common, packed } : common;
    const measure = await packagerOf(catalog, kind).package(bundle.root, file, options);
    artifacts.push({ name, kind, target: leg.target, ...measure });
    files.set(name, file);
  }
  return { artifacts, files, contents };
}

/** What went into the packages was inspected, and nothing of it runs yet. */
interface Inspected {
  readonly inspection: Inspection;
  /** What is inside of the first artifact; undefined where nobody wants to know. */
  readonly account: Account | undefined;
}

async function inspectPacked(
  bench: Bench,
  { artifacts: [first], contents }: Packed,
  made: { readonly bundle: Bundle; readonly environment: Environment; readonly interpreter: Fragment["interpreter"] },
): Promise<Inspected> {
  const { planned, leg } = bench;
  const { bundle, environment, interpreter } = made;
  const inspection = await inspect(bench, bundle, environment);
  if (first === undefined) return { inspection, account: undefined };
  const facts = accountFacts(planned.plan, { target: leg.target, interpreter }, first);
  return { inspection, account: inspection.account?.(facts, contents) };
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
    const packed = await ports.log.stage("Packages", () => makePackages(bench, bundle));
    const { artifacts, files } = packed;
    const about = recorded(interpreter, libraries);
    const [{ inspection, account }, report] = await ports.log.stage("Inspection and smoke run of the artifact", () => {
      const inspecting = inspectPacked(bench, packed, { bundle, environment, interpreter: about });
      const judging = smoke.judge(bundle, firstFile(packed), inspecting);
      return bothOf(ports, [inspecting, judging]);
    });
    sayReport(ports.log, report);
    const made = { clean, interpreter: about, ready, bundle, artifacts, inspection, signatures };
    const fragment = fragmentOf(bench, { ...made, smoke: report });
    return { fragment, files, bundle, interpreter, inspection, account };
  } finally {
    await saving;
  }
}
