import { mkdtemp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { satisfies } from "@renovatebot/pep440";
import { BuildError, ConfigError, NetworkError, ToolError } from "../model/errors.ts";
import {
  type Interpreter,
  type InterpreterPin,
  isFreeThreaded,
  minorOf,
  type PythonSource,
  type TreeLayout,
  treeLayout,
} from "../model/interpreter.ts";
import type { Ports } from "../model/ports.ts";
import { type TargetId, targetFacts } from "../model/target.ts";
import { COMPILED, compileTree } from "./bytecode.ts";
import { describeInterpreter, type PythonDescription } from "./describe.ts";

/** What a leg wants of its interpreter. */
export interface InterpreterRequest {
  readonly target: TargetId;
  readonly source: PythonSource;
  /** What the user wrote, if anything. */
  readonly pin: { readonly text: string; readonly exact: boolean } | null;
  /** `requires-python`. */
  readonly requires: string | null;
  /** The archive that the plan decided on; null where the table has none that fits. */
  readonly standalone: InterpreterPin | null;
  readonly reason: string;
}

/** Waiting longer for a host that may be out of reach would cost every build behind a firewall (surface: 10 s, tried once). */
const PATIENCE_MS = 10_000;

/** Does this version satisfy the pin, or without a pin `requires-python`? */
export function fits(version: string, request: Pick<InterpreterRequest, "pin" | "requires">): boolean {
  if (request.pin !== null)
    return request.pin.exact ? version === request.pin.text : minorOf(version) === request.pin.text;
  // Other wheels, another layout: nobody gets it unasked.
  return !isFreeThreaded(version) && (request.requires === null || satisfies(version, request.requires));
}

function wanted(request: InterpreterRequest): string {
  if (request.pin !== null) return `Python ${request.pin.text}`;
  return request.requires === null ? "Python 3" : `Python ${request.requires}`;
}

/** The unpacked archive, from the tool cache or its place of origin; `finish` sees it before it is kept. */
export async function obtainArchive(
  ports: Ports,
  pin: InterpreterPin,
  { variant, finish }: { readonly variant: string; readonly finish?: (directory: string) => Promise<void> },
): Promise<string> {
  const key = {
    name: "slipway-python",
    version: pin.version,
    variant: `${variant}-${pin.build}-${pin.sha256.slice(0, 12)}`,
  };
  const found = await ports.toolCache.find(key);
  if (found !== undefined) return found;
  return ports.toolCache.add(key, async (directory) => {
    await unpack(ports, pin, directory);
    await finish?.(directory);
  });
}

async function standalone(ports: Ports, request: InterpreterRequest, pin: InterpreterPin): Promise<Interpreter> {
  const layout = treeLayout(targetFacts(request.target).os, pin.version);
  // With bytecode as `completed` writes it: trees without it, or with another compiler's, must not be taken for one.
  const root = await obtainArchive(ports, pin, {
    variant: `${request.target}-${COMPILED}`,
    finish: (directory) => completed(ports, pin, { directory, layout }),
  });
  const prefix = join(root, "python");
  const executable = join(prefix, layout.python);
  return {
    source: "standalone",
    version: pin.version,
    executable,
    prefix,
    relocatable: true,
    sha256: pin.sha256,
    url: publicUrl(pin.url),
    reason: request.reason,
    fallback: false,
  };
}

/** A mirror's address may hold credentials; what is said or recorded must not. */
function withoutCredentials(text: string): string {
  return text.replaceAll(/([a-z][a-z0-9+.-]*:\/\/)[^\s/?#]*@/gi, "$1");
}

/** The address for the manifest, which is published: no credentials, and no token behind a question mark. */
export function publicUrl(url: string): string {
  return withoutCredentials(url).replace(/[?#].*$/, "");
}

/** Downloads the archive; what goes wrong is said without the credentials of a mirror. */
async function download(ports: Ports, pin: InterpreterPin, file: string): Promise<void> {
  try {
    await ports.downloads.fetch({ url: pin.url, sha256: pin.sha256, file, patienceMs: PATIENCE_MS });
  } catch (error) {
    // Rethrown without its cause: that one names the address too.
    if (error instanceof NetworkError) {
      const status = error.status === undefined ? {} : { status: error.status };
      throw new NetworkError(withoutCredentials(error.message), { url: withoutCredentials(error.url), ...status });
    }
    if (!(error instanceof BuildError)) throw error;
    throw new BuildError(
      error.diagnostics.map((diagnostic) => ({ ...diagnostic, message: withoutCredentials(diagnostic.message) })),
    );
  }
}

async function unpack(ports: Ports, pin: InterpreterPin, directory: string): Promise<void> {
  const scratch = await mkdtemp(join(ports.machine.workRoot, "download-"));
  try {
    const file = join(scratch, "python.tar.gz");
    await download(ports, pin, file);
    await ports.toolCache.unpack(file, directory);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/**
 * Parts of pip that are left as they are: a third of all that there would be to compile. Only the download of uv loads them, once on a
 * machine. `packaging` is asked in every build.
 */
const RARELY_LOADED = /^(?:_internal|_vendor\/(?!packaging(?:\/|$)|__init__\.py$))/;

/**
 * Checks that the archive holds what the table says, and compiles the standard library: once for a machine, instead of in
 * every build. The paths in that bytecode are those of a bundle.
 */
async function completed(
  ports: Ports,
  pin: InterpreterPin,
  { directory, layout }: { readonly directory: string; readonly layout: TreeLayout },
): Promise<void> {
  const python = join(directory, "python", layout.python);
  const found = await describeInterpreter(ports.exec, python);
  if (found.version !== pin.version) {
    throw new BuildError([
      {
        code: "wrong-interpreter",
        message: `the archive ${publicUrl(pin.url)} holds Python ${found.version}, not ${pin.version}`,
        hint: "The table of interpreters is wrong for this entry; pin another version.",
      },
    ]);
  }
  const pip = `python/${layout.sitePackages}/pip/`;
  await compileTree(ports.exec, {
    python,
    root: directory,
    directory: `python/${layout.stdlib}`,
    without: (path) => path.startsWith(pip) && RARELY_LOADED.test(path.slice(pip.length)),
  });
}

/** Interpreters of the runner's tool cache, newest first: `Python/<version>/<arch>`. */
async function hostedCandidates(ports: Ports, { pin }: InterpreterRequest): Promise<string[]> {
  const { hostedToolCache, os, arch } = ports.machine;
  // The folder that actions/setup-python gives it.
  const build = pin !== null && isFreeThreaded(pin.text) ? `${arch}-freethreaded` : arch;
  if (hostedToolCache === undefined) return [];
  const root = join(hostedToolCache, "Python");
  const versions = await readdir(root).catch(() => []);
  const newestFirst = versions.sort((a, b) => b.localeCompare(a, "en", { numeric: true }));
  return newestFirst.map((version) =>
    os === "windows" ? join(root, version, build, "python.exe") : join(root, version, build, "bin", "python3"),
  );
}

const ABSOLUTE = { linux: /^\//, macos: /^\//, windows: /^(?:[A-Za-z]:[\\/]|\\\\)/ } as const;

function pathCandidates(ports: Ports, request: InterpreterRequest): string[] {
  const minor = request.pin === null ? undefined : minorOf(request.pin.text);
  const names =
    ports.machine.os === "windows"
      ? ["python.exe"]
      : [...(minor === undefined ? [] : [`python${minor}`]), "python3", "python"];
  const separator = ports.machine.os === "windows" ? ";" : ":";
  // A relative folder would run whatever lies in the project under such a name.
  const folders = ports.machine.path.split(separator).filter((folder) => ABSOLUTE[ports.machine.os].test(folder));
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** A candidate that is no usable Python (a broken shim, PyPy, nothing at all) is passed over. */
async function describe(ports: Ports, candidate: string): Promise<PythonDescription | undefined> {
  return describeInterpreter(ports.exec, candidate).catch((error: unknown) => {
    if (error instanceof BuildError || error instanceof ToolError) return undefined;
    throw error;
  });
}

const PLACES = { hosted: "the tool cache", system: "PATH" } as const;

interface Search {
  readonly found: Interpreter | undefined;
  /** Versions that were there and did not fit. */
  readonly others: readonly string[];
}

async function search(ports: Ports, request: InterpreterRequest, source: "hosted" | "system"): Promise<Search> {
  const candidates = source === "hosted" ? await hostedCandidates(ports, request) : pathCandidates(ports, request);
  const others = new Set<string>();
  for (const candidate of candidates) {
    const about = await describe(ports, candidate);
    if (about === undefined) continue;
    if (!fits(about.version, request)) {
      others.add(isFreeThreaded(about.version) ? `${about.version} (free-threaded)` : about.version);
      continue;
    }
    ports.log.info(`Python ${about.version} of ${PLACES[source]}: ${candidate}`);
    const found: Interpreter = {
      source,
      version: about.version,
      executable: about.executable,
      prefix: about.prefix,
      relocatable: about.relocatable,
      sha256: undefined,
      url: undefined,
      // Published in the manifest: no path of this machine in it.
      reason: source === "hosted" ? "from the runner's tool cache" : "found on PATH",
      fallback: false,
    };
    return { found, others: [...others] };
  }
  return { found: undefined, others: [...others] };
}

/** With `auto`, whatever is no standalone interpreter stands in for one. */
function served(request: InterpreterRequest, found: Interpreter, because = ""): Interpreter {
  if (request.source !== "auto") return found;
  return { ...found, fallback: true, reason: `${found.reason}, because ${because}` };
}

function nowhere(request: InterpreterRequest, had: readonly string[]): ConfigError {
  return new ConfigError([
    {
      code: "no-interpreter",
      message: `${wanted(request)} is not available for ${request.target}: ${had.join("; ")}`,
      hint: "Pin a version that one of these sources has, or name another source with python-source.",
    },
  ]);
}

/**
 * The interpreter of a leg, by the rule of `python-source`. With `auto` the order is standalone, hosted tool cache, PATH;
 * only a standalone archive that cannot be had leads on to the next, a wrong digest never does.
 */
export async function obtainInterpreter(ports: Ports, request: InterpreterRequest): Promise<Interpreter> {
  const had: string[] = [];
  if (request.source === "auto" || request.source === "standalone") {
    const failed = await tryStandalone(ports, request);
    if (typeof failed !== "string") return failed;
    had.push(failed);
  }
  for (const source of ["hosted", "system"] as const) {
    if (request.source !== "auto" && request.source !== source) continue;
    const { found, others } = await search(ports, request, source);
    if (found !== undefined) return served(request, found, had[0]);
    had.push(`${PLACES[source]} has ${others.length === 0 ? "no Python" : others.join(", ")}`);
  }
  throw nowhere(request, had);
}

async function tryStandalone(ports: Ports, request: InterpreterRequest): Promise<Interpreter | string> {
  if (request.standalone === null) return "python-build-standalone has none for this target";
  try {
    return await standalone(ports, request, request.standalone);
  } catch (error) {
    if (request.source === "standalone" || !(error instanceof NetworkError)) throw error;
    // Becomes part of the reason in the manifest: the address, maybe a mirror in a private network, is for the log alone.
    ports.log.info(`Standalone Python: ${error.message}`);
    return `python-build-standalone ${request.standalone.version} could not be fetched`;
  }
}
