import { createHash } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ToolError } from "../model/errors.ts";
import { plainVersion } from "../model/interpreter.ts";
import { normalName } from "../model/project.ts";
import type { Resolved } from "../model/resolution.ts";
import { foreignFlags } from "./foreign.ts";
import { type Bench, compileLock, EXPORTED, PYLOCK, readExported } from "./index-files.ts";
import type { PinnedPackage } from "./pylock.ts";
import { UV_ENVIRONMENT } from "./tools.ts";

/** Versions for every system at once, and what was left out of sight when they were chosen. */
export interface ProjectResolution {
  readonly packages: readonly PinnedPackage[];
  /** Files that are newer do not count. Seconds since 1970; null where the index does not say how old its files are. */
  readonly until: number | null;
  /** Not for one system alone. */
  readonly everywhere: boolean;
}

/** uv says so of each file, and leaves it out. */
const UNDATED = /warning: `([^`]+)` is missing an upload date/g;

/** What is resolved: the project with its parts, or what a lone script says in its head. */
async function inputsOf({ request: { facts, work, extras, groups } }: Bench): Promise<readonly string[]> {
  const input = facts.kind === "script" ? join(work, "requirements.in") : join(facts.root, facts.file);
  if (facts.kind === "script") await writeFile(input, facts.dependencies.map(({ value }) => `${value}\n`).join(""));
  return [
    ...extras.flatMap((extra) => ["--extra", extra]),
    ...groups.flatMap((group) => ["--group", `${join(facts.root, "pyproject.toml")}:${group}`]),
    input,
  ];
}

/**
 * Does the user set a date (`exclude-newer` in a file of uv's, `UV_EXCLUDE_NEWER`)? uv reads all those places, and says what
 * it read in the form of a debugging aid; the uv that is asked is pinned, and so is the form.
 */
async function hasOwnDate({ ports, uv, request }: Bench, inputs: readonly string[]): Promise<boolean> {
  const asked = await ports.exec.run([uv.executable, "pip", "compile", "--show-settings", ...inputs], {
    cwd: request.facts.root,
    env: UV_ENVIRONMENT,
    accept: "any",
    what: "asking uv for its settings",
  });
  return /exclude_newer: ExcludeNewer \{\s*global: Some/.test(asked.stdout);
}

const UNREACHED = /Request failed after|Failed to fetch|error sending request|dns error/;

interface Attempt {
  /** Undefined where uv found nothing. */
  readonly packages: readonly PinnedPackage[] | undefined;
  /** Projects that have a file whose age the index does not say. */
  readonly undated: readonly string[];
}

/** For which systems, and up to when: flags of uv. */
interface Bounds {
  readonly scope: readonly string[];
  readonly dates: readonly string[];
}

/** Asks once for versions, from files that are old enough. */
async function attempt(bench: Bench, inputs: readonly string[], { scope, dates }: Bounds): Promise<Attempt> {
  const { ports, uv, request } = bench;
  const output = join(request.work, EXPORTED);
  const shape = [...PYLOCK, "--no-header", "--python", request.python, ...scope];
  const argv = [uv.executable, "pip", "compile", ...shape, ...dates, ...inputs, "-o", output];
  const what = "resolving the requirements";
  // What an earlier attempt left would be preferred to what is newer.
  await rm(output, { force: true });
  const run = await ports.exec.run(argv, { cwd: request.facts.root, env: UV_ENVIRONMENT, accept: "any", what });
  // Asking an index again that does not answer only costs time: uv has tried several times.
  if (run.exitCode !== 0 && UNREACHED.test(run.stderr)) {
    const tail = run.stderr.trimEnd().split("\n").slice(-30);
    throw new ToolError(`${what}: the index does not answer`, { argv, exitCode: run.exitCode, tail });
  }
  // NAME-VERSION-….whl, NAME-VERSION.tar.gz; old sdists may have dashes in their names, never in what follows.
  const names = [...run.stderr.matchAll(UNDATED)].map(([, file = ""]) =>
    normalName(file.endsWith(".whl") ? (file.split("-")[0] ?? "") : file.replace(/-[^-]*$/, "")),
  );
  const packages = run.exitCode === 0 ? (await readExported(output)).packages : undefined;
  return { packages, undated: [...new Set(names)] };
}

function sayUndated({ ports }: Bench, names: readonly string[]): void {
  ports.log.warn({
    code: "index-without-dates",
    message: `the index does not say how old the files of ${names.join(", ")} are: the newest versions were taken`,
    hint: "Another leg of the same commit may get others. A lock (uv lock) makes them one.",
  });
}

/**
 * From files older than the commit, wherever the index says how old they are; undefined where nothing is found so.
 * @param free projects that are known not to say it, whose files all count
 */
async function resolveDated(
  bench: Bench,
  inputs: readonly string[],
  at: { readonly epoch: number; readonly scope: readonly string[]; readonly free?: readonly string[] },
): Promise<Omit<ProjectResolution, "everywhere"> | undefined> {
  const { epoch, scope, free = [] } = at;
  const exempt = free.flatMap((name) => ["--exclude-newer-package", `${name}=false`]);
  const dates = ["--exclude-newer", new Date(epoch * 1000).toISOString(), ...exempt];
  const { packages, undated } = await attempt(bench, inputs, { scope, dates });
  const more = undated.filter((name) => !free.includes(name));
  // What they depend on may come from the same index, and is seen only now.
  if (more.length > 0) return resolveDated(bench, inputs, { ...at, free: [...free, ...more] });
  if (packages === undefined) return undefined;
  if (free.length > 0) sayUndated(bench, free);
  return { packages, until: free.length > 0 ? null : epoch };
}

function sayUnbounded({ ports }: Bench, epoch: number): void {
  ports.log.warn({
    code: "resolved-without-date",
    message: `nothing fits of what the index had at the commit (${new Date(epoch * 1000).toISOString()}): newer files were taken, too`,
    hint: "Another leg of the same commit may get other versions. A lock (uv lock) makes them one.",
  });
}

/**
 * What a project without a lock is built from: for all systems at once, and of the files that were there at the commit, so
 * that every leg of it finds the same. Where no versions do on all systems, those that do on this one; where nothing does
 * of what was there at the commit, with a warning, whatever the index has now.
 */
export async function resolveProject(bench: Bench): Promise<ProjectResolution> {
  const { epoch, foreign, version } = bench.request;
  const inputs = await inputsOf(bench);
  const everywhere = ["--universal", "--python-version", plainVersion(foreign?.version ?? version)];
  const here = foreign === undefined ? [] : foreignFlags(foreign.target, foreign.version);
  const until = epoch === undefined || (await hasOwnDate(bench, inputs)) ? undefined : epoch;
  if (until !== undefined) {
    for (const scope of [everywhere, here]) {
      const dated = await resolveDated(bench, inputs, { epoch: until, scope });
      if (dated !== undefined) return { ...dated, everywhere: scope === everywhere };
    }
  }
  const { packages } = await attempt(bench, inputs, { scope: everywhere, dates: [] });
  const found = packages ?? (await compileLock(bench, inputs, "resolving the requirements"));
  if (until !== undefined) sayUnbounded(bench, until);
  return { packages: found, until: null, everywhere: packages !== undefined };
}

/**
 * What is recorded of it. The digest is of the whole: names, versions, markers and the hashes of all files. Of a repository
 * the commit counts; folders belong to the project's own.
 */
export function recordOf(packages: readonly PinnedPackage[], text: string, until: number | null): Resolved {
  const named = packages.flatMap(({ name, version, source }) => {
    if (source?.kind === "directory") return [];
    return [{ name: normalName(name), version: source === undefined ? version : source.commit }];
  });
  const sha256 = createHash("sha256").update(text).digest("hex");
  return {
    sha256,
    until,
    packages: named.sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1)),
  };
}
