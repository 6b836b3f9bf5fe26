import type { Account, AccountRequest, FreshInspection } from "./account.ts";
import type { Bundle, Bundler, LeftOut, Packager } from "./bundle.ts";
import type { WorkflowText } from "./caller.ts";
import type { Algorithm } from "./checksums.ts";
import type { OpenContainer } from "./container.ts";
import type { Diagnostic, Result } from "./diagnostic.ts";
import type {
  Environment,
  EnvironmentPlace,
  InstallRequest,
  OpenEnvironment,
  ProjectWheel,
  RequirementsRequest,
  Resolution,
  Uv,
  Wheelhouse,
  WheelhouseRequest,
  WheelRequest,
} from "./environment.ts";
import type { CollectLegs, DeliveredSoFar, HandedOverSoFar, HandOver, LayOut, TakeTurn } from "./exchange.ts";
import type { FormerSource, Series } from "./former.ts";
import type { FormerBuild } from "./former-build.ts";
import type { ReceivedLeg } from "./handover.ts";
import type { InsideDecision } from "./inside-decision.ts";
import type { InsideSigner } from "./inside-signer.ts";
import type { ElfFacts, FreshBundle, Inspection } from "./inspection.ts";
import type { Interpreter, InterpreterPin, InterpreterTree, PythonTable } from "./interpreter.ts";
import type { LockChanges } from "./lock-change.ts";
import type { LinkedLibrary, Manifest, Measure, SmokeCheck, Startup } from "./manifest.ts";
import type { Leg, Plan } from "./plan.ts";
import type { Exec, Ports } from "./ports.ts";
import type { Probes } from "./probe.ts";
import type { ProjectFacts } from "./project.ts";
import type { CheckRelease, CheckRow, ReceivedRelease } from "./received.ts";
import type { PublishRelease, ReleaseFile } from "./release.ts";
import type { NotesChoice } from "./release-config.ts";
import type { Releases } from "./releases.ts";
import type { ReportData } from "./report.ts";
import type { Reuse, ReuseRequest } from "./reuse.ts";
import type { SignatureFile, SignRequest } from "./signing.ts";
import type { TargetId } from "./target.ts";
import type { Expectations } from "./verification.ts";

/** What a smoke run needs to know of the leg before and after bundling. */
export interface SmokeContext {
  readonly plan: Plan;
  readonly leg: Leg;
  readonly environment: Environment;
  readonly facts: ProjectFacts;
  /** What the bundle is going to be without, as far as that is known. */
  readonly leftOut: readonly LeftOut[];
}

/** What a smoke run found out about an artifact in which nothing is wrong. */
export interface SmokeReport {
  readonly checks: readonly SmokeCheck[];
  /** Undefined where no command of it could be timed. */
  readonly startup: Startup | undefined;
  /** What the user should know all the same: plug-ins that fail in the environment already, … */
  readonly notes: readonly Diagnostic[];
}

/** A smoke run in two steps: what the environment does, taken before the bundler touches it, and what the artifact does. */
export interface SmokeRun {
  /** To be called before the bundle is wrapped: looks inside with what is not shipped, and removes that. */
  lookInside(bundle: Bundle): Promise<void>;
  /**
   * Unpacks the artifact and judges it. Throws BuildError with one diagnostic per failure, those inside included.
   * @param looking somebody looks at what was packed: nothing of it is started before that has ended, and where that failed, not at all
   */
  judge(bundle: Bundle, artifact: string, looking?: Promise<unknown>): Promise<SmokeReport>;
}

/** Everything concrete that the stages put in order, wired in one place. */
export interface Catalog {
  readonly version: string;
  readonly bundlers: ReadonlyMap<string, Bundler>;
  readonly packagers: ReadonlyMap<string, Packager>;
  readonly readElf: (file: string) => Promise<ElfFacts | undefined>;

  /** Is everything committed? False outside git. */
  worktreeIsClean(exec: Exec, root: string): Promise<boolean>;
  readProject(root: string, options: { readonly exec: Exec; readonly script?: string }): Promise<Result<ProjectFacts>>;
  /** Text of a configuration file, or undefined where there is none; a named one must exist. */
  readConfigText(root: string, named: string | undefined): Promise<Result<{ file: string; text: string } | undefined>>;
  /** Writes the configuration file, whole or not at all. */
  writeConfigText(root: string, named: string | undefined, text: string): Promise<void>;
  /** Builds by PyInstaller that the project has already. */
  findFormerBuilds(root: string): Promise<readonly FormerBuild[]>;
  /** Every workflow of the repository that the project lies in. */
  findWorkflows(exec: Exec, root: string): Promise<readonly WorkflowText[]>;
  /** Writes files that must not be there yet, by their paths in the project: all of them, or none. Throws ConfigError. */
  writeNewFiles(root: string, files: ReadonlyMap<string, string>): Promise<void>;
  /** The caller workflow that a project begins with, with placeholders in it. */
  readonly starter: string;
  /** Files that the patterns mean, relative to the project, sorted. */
  expandIncludes(root: string, patterns: readonly string[]): Promise<Result<readonly string[]>>;
  /** Absolute path of an icon, which has to be a square PNG inside of the project. */
  findIcon(root: string, name: string): Promise<Result<string>>;

  /** SHA-256 over what decides on a project's versions. */
  lockDigest(facts: ProjectFacts): Promise<string>;
  pythonTable(): Promise<PythonTable>;
  obtainInterpreter(
    ports: Ports,
    request: Pick<Plan["python"], "source" | "pin" | "requires" | "reason"> & {
      readonly target: TargetId;
      readonly standalone: Leg["interpreter"];
    },
  ): Promise<Interpreter>;
  /** What is linked into an interpreter and its extension modules, as it says itself. */
  askLibraries(ports: Ports, executable: string): Promise<readonly LinkedLibrary[]>;
  /** A relocatable copy of the interpreter at `destination`, with nothing else in it. */
  makeTree(
    ports: Ports,
    interpreter: Interpreter,
    destination: string,
    uv: Uv,
    target: TargetId,
  ): Promise<InterpreterTree>;

  /** A standalone interpreter of another system, for a bundle that is put together here and not run. */
  obtainForeign(
    ports: Ports,
    pin: InterpreterPin,
    on: { readonly target: TargetId; readonly reason: string },
  ): Promise<Interpreter>;
  /** Its tree; `linked`: for looking at alone, so that it may share its bytes with the interpreter. */
  makeForeignTree(
    interpreter: Interpreter,
    destination: string,
    on: { readonly target: TargetId; readonly linked?: boolean },
  ): Promise<InterpreterTree>;
  /** Like `openEnvironment` and its filling, from wheels of another system; `interpreter.executable` is a Python of this machine. */
  installForeign(ports: Ports, uv: Uv, request: InstallRequest & { readonly target: TargetId }): Promise<Environment>;

  obtainUv(ports: Ports, interpreter: Interpreter): Promise<Uv>;
  /** Has uv note in one of its caches what a Python says of itself, which takes longer than installing a few wheels. */
  learnPython(
    ports: Ports,
    uv: Uv,
    at: { readonly project: string; readonly python: string; readonly cache: string },
  ): Promise<void>;
  buildWheel(ports: Ports, uv: Uv, request: WheelRequest): Promise<ProjectWheel>;
  resolveRequirements(ports: Ports, uv: Uv, request: RequirementsRequest): Promise<Resolution>;
  /** The wheels that a resolution means for one Python, checked byte for byte, in a directory. */
  fillWheelhouse(ports: Ports, uv: Uv, request: WheelhouseRequest): Promise<Wheelhouse>;
  openEnvironment(ports: Ports, uv: Uv, place: EnvironmentPlace): Promise<OpenEnvironment>;
  /** What an earlier build of this project left here; undefined where not all that it was made from is known by its bytes. */
  openReuse(ports: Ports, from: Omit<ReuseRequest, "program">): Promise<Reuse | undefined>;

  prepareSmoke(ports: Ports, context: SmokeContext): Promise<SmokeRun>;
  readonly openContainer: OpenContainer;
  /** Hello world, alone and with dependencies. */
  readonly probes: Probes;
  /** The whole name of a commit; undefined where git does not know it. */
  commitNamed(exec: Exec, root: string, name: string): Promise<string | undefined>;
  /** A manifest in a file or a folder. */
  formerIn(path: string, label: string): FormerSource;
  /** The newest published release of a project's. Absent: nobody is asked. */
  lastRelease?(releases: Releases, series: Series): Promise<FormerSource>;
  /** What is locked (or, without a lock, required) otherwise than at a commit. */
  lockChanges(exec: Exec, facts: ProjectFacts, base: string): Promise<LockChanges>;

  /** Floor, libraries and size of a bundle that was just made. */
  inspectBundle(ports: Ports, bundle: FreshBundle): Promise<FreshInspection>;
  /** The same of any bundle: folder, archive, onefile executable. Throws BuildError where it is none, broken or hostile. */
  inspectPath(ports: Ports, path: string): Promise<Inspection>;
  /** What is in a bundle of ours and who brought it. Throws BuildError where it cannot be read. */
  bundleAccount(ports: Ports, request: AccountRequest): Promise<Account>;

  /** Writes a report as one page; makes the folder. Throws BuildError where it cannot be written. */
  writeReport(file: string, data: ReportData): Promise<void>;

  /** Digest of a text, hexadecimal; SHA-256 where no other is named. */
  digest(text: string, algorithm?: Algorithm): string;
  readonly directory: DirectoryPublisher;

  /** The text of a release as the configuration wants it; undefined where the service writes it. */
  readNotes(root: string, choice: NotesChoice, version: string): Promise<Result<string | undefined>>;
  /** The legs that lie in a folder, one folder each, every file measured. Throws BuildError where it cannot be read. */
  receiveLegs(folder: string, algorithms?: readonly Algorithm[]): Promise<readonly ReceivedLeg[]>;
  /** A text that was written by whomever; a few MiB at the most. */
  readText(path: string): Promise<string>;
  /** Writes texts under their names into a folder that is ours, and measures them. */
  writeReleaseTexts(directory: string, texts: ReadonlyMap<string, string>): Promise<readonly ReleaseFile[]>;
  /** Signs what a release holds; what it returns are further files of it. */
  signRelease?(ports: Ports, release: SignRequest): Promise<readonly SignatureFile[]>;
  /** Unpacks an archive of a bundle into a folder that is there; gives the one directory that it holds. Throws BuildError where it is hostile. */
  unpackBundle(archive: string, folder: string): Promise<string>;
  /** SHA-256 of every file below a folder, by its path relative to that with `/`. */
  treeDigests(root: string): Promise<ReadonlyMap<string, Measure>>;
  /** Signers of programs inside of a bundle; what is configured is relative to `project`, absolute. */
  insideSigners(decision: InsideDecision, project: string): Promise<readonly InsideSigner[]>;
  /** Checks the signatures and the provenance of a release. */
  checkSignatures(ports: Ports, release: ReceivedRelease, expected: Expectations): Promise<readonly CheckRow[]>;
  readonly publishRelease: PublishRelease;
  /** A release that somebody received: a folder, or a file with its release beside it. Throws BuildError where there is nothing. */
  receive(path: string): Promise<ReceivedRelease>;
  /** What is looked at in it, in this order. */
  readonly checks: readonly CheckRelease[];
  /** Releases that exist in memory alone, and refuse what a service refuses. */
  rehearsedReleases(repository: string): Promise<Releases>;

  /** What the legs of one matrix need of each other. */
  readonly takeTurn: TakeTurn;
  readonly collectLegs: CollectLegs;
  readonly deliveredSoFar: DeliveredSoFar;
  /** What the jobs of a plan need of each other. */
  readonly handOver: HandOver;
  readonly handedOver: HandedOverSoFar;
  readonly layOut: LayOut;
}

/** What is put into a folder. */
export interface PutFiles {
  /** Name → where it lies now. What the manifest lists besides is there already. */
  readonly files: ReadonlyMap<string, string>;
  /** Lists of checksums that are wanted; SHA256SUMS is made in any case. */
  readonly checksums: readonly Algorithm[];
}

/** A local folder that receives a release. Nothing appears in it under its final name before it is whole. */
export interface DirectoryPublisher {
  /** Makes the folder, and fails early where it cannot be written. `ignored`: git and build backends are told to look away. */
  prepare(directory: string, options: { readonly ignored: boolean }): Promise<void>;
  /** The manifest of what lies there, checked file by file; undefined where there is none that holds. */
  read(directory: string): Promise<Manifest | undefined>;
  /** Names in the folder that no release of ours put there, sorted. */
  foreign(directory: string): Promise<string[]>;
  /** Puts files in, then manifest and checksums; what the former manifest listed and this one does not is removed. */
  publish(directory: string, manifest: Manifest, put: PutFiles): Promise<void>;
}
