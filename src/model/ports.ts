import type { Attestations } from "./attestations.ts";
import type { BuiltCommits } from "./built-commits.ts";
import type { Cache } from "./cache.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Exchange } from "./exchange.ts";
import type { IdTokens } from "./id-token.ts";
import type { Pages } from "./received.ts";
import type { Releases } from "./releases.ts";
import type { WorkflowRun } from "./run.ts";
import type { Secrets } from "./secrets.ts";

/** Says what happens, to whoever watches. */
export interface Log {
  info(message: string): void;
  warn(diagnostic: Diagnostic): void;
  error(diagnostic: Diagnostic): void;
  /**
   * Runs one stage under a title: a progress line on a terminal, a log group on a runner. Closed however it ends.
   * `progress` says how far it is, where somebody watches.
   */
  stage<T>(title: string, run: (progress: (text: string) => void) => Promise<T>): Promise<T>;
}

export interface RunOptions {
  readonly cwd?: string;
  /** Added to (or, with undefined, removed from) the poor environment that every child gets. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The child's environment is exactly `env`, with nothing inherited. */
  readonly bare?: boolean;
  readonly input?: string;
  /** All output is appended to this file, for the user to read afterwards. */
  readonly logFile?: string;
  /** Exit codes that are no failure; `[0]` when absent, and "any" takes all. */
  readonly accept?: readonly number[] | "any";
  readonly timeoutMs?: number;
  /** Ends this run, as the wish to stop ends all of them. */
  readonly signal?: AbortSignal;
  /** It removes what others left, and the wish to stop does not end it: only its own time, which it must have. */
  readonly clearsUp?: boolean;
  /** What was being done, for the error: “installing the requirements”. */
  readonly what?: string;
}

/** What a command printed. Each stream is kept up to 8 MiB (its end). */
export interface RunResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command given as an argument array, never through a shell, and ends its whole process group when the run is
 * cancelled. A child never sees the runner's tokens or command files. Throws ToolError or Cancelled.
 */
export interface Exec {
  run(argv: readonly string[], options?: RunOptions): Promise<RunResult>;
}

export interface DownloadRequest {
  readonly url: string;
  readonly sha256: string;
  readonly file: string;
  /** No first byte within this time counts as no answer. Milliseconds. */
  readonly patienceMs: number;
  /** How often it is tried where the service is busy, fails or breaks off; once when absent. */
  readonly attempts?: number;
  /** What uv's settings call the index that it comes from: credentials may be given by that name. */
  readonly index?: string;
}

/** Fetches one file; its digest is part of the request, so that an unpinned download cannot be written. */
export interface Downloads {
  /** Throws NetworkError where it cannot be had, BuildError where the bytes are not the pinned ones. */
  fetch(request: DownloadRequest): Promise<void>;
}

/** One unpacked tool: the key holds everything that its content depends on. */
export interface ToolKey {
  readonly name: string;
  readonly version: string;
  /** Target, build and digest. */
  readonly variant: string;
}

/** The machine's store of unpacked tools (interpreters, uv, patchelf). Not a cache between machines. */
export interface ToolCache {
  find(key: ToolKey): Promise<string | undefined>;
  /** Fills a fresh directory and keeps it only if filling succeeds; two fillers at once both end with a whole one. */
  add(key: ToolKey, fill: (directory: string) => Promise<void>): Promise<string>;
  /** Unpacks a `.tar.gz` whose digest the caller has checked. */
  unpack(archive: string, directory: string): Promise<void>;
}

/** Read once, at the start; nobody else asks the machine. */
export interface Machine {
  readonly os: "linux" | "macos" | "windows";
  readonly arch: "x64" | "arm64";
  /** Set on musl systems, where the glibc targets cannot run. */
  readonly musl: boolean;
  /** Versions of the kernel and of the C library, in one text to compare: what a Python says of its machine hangs on them. */
  readonly system: string;
  readonly cpus: number;
  readonly path: string;
  /** Where hosted interpreters lie: `RUNNER_TOOL_CACHE`, with `Python/<version>/<arch>` inside. */
  readonly hostedToolCache: string | undefined;
  /** Scratch space, there already. */
  readonly workRoot: string;
  /** Where files are kept between builds. What lies there is believed by nobody, and missed by nobody. May not exist. */
  readonly cache: string;
  readonly runner: "github" | "local";
  /** It is thrown away after this job, and nothing that is kept on it serves anybody. */
  readonly transient?: boolean;
  readonly now: Date;
}

/** A directory that is ours alone until it is closed. */
export interface Workplace {
  readonly directory: string;
  /** Removes what was made in it (or leaves it for the user to look at) and lets others in. */
  close(keep: boolean): Promise<void>;
}

export interface Workplaces {
  /**
   * An empty directory whose path depends on the name and on whose it is (a project's root) alone, because paths end
   * up in what freezers make. Throws BuildError while another process holds it.
   */
  open(name: string, owner: string): Promise<Workplace>;
}

/** Time and chance, handed in so that a test has its own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Throws Cancelled when we are asked to stop. */
  wait(milliseconds: number): Promise<void>;
  /** From 0 up to 1. */
  random(): number;
}

/** What differs between a runner and a laptop. */
export interface Ports {
  readonly log: Log;
  readonly exec: Exec;
  readonly downloads: Downloads;
  readonly pages: Pages;
  readonly toolCache: ToolCache;
  /** Absent where nothing outlives the machine but the machine. */
  readonly cache?: Cache;
  /** Absent where no branch keeps any. */
  readonly builtCommits?: BuiltCommits;
  readonly workplaces: Workplaces;
  readonly machine: Machine;
  readonly secrets?: Secrets;
  /** Absent where nobody vouches for this job. */
  readonly idTokens?: IdTokens;
  /** Absent where there is no token for the repository's interface. */
  readonly attestations?: Attestations;
  /** Absent outside of a workflow. */
  readonly run?: WorkflowRun;
  readonly clock: Clock;
  /** The releases of this repository; undefined where nobody says which one that is, or there is no token for it. */
  readonly releases?: Releases;
  /** The artifact store of this workflow run; undefined outside one. */
  readonly exchange?: Exchange;
  readonly signal: AbortSignal;
}
