import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { RequirementsRequest, Resolution, Uv } from "../model/environment.ts";
import { ConfigError, ToolError } from "../model/errors.ts";
import type { Ports } from "../model/ports.ts";
import { type LockFile, type LockKind, normalName } from "../model/project.ts";
import { addresses, type Bench, EXPORTED, PYLOCK, readExported } from "./index-files.ts";
import { type LockedPackage, partsOf, readPoetryLock, readRequirements, requirementsText, staleness } from "./locks.ts";
import { type PinnedPackage, pylockText, readPylock } from "./pylock.ts";
import { recordOf, resolveProject } from "./resolution.ts";
import { UV_ENVIRONMENT } from "./tools.ts";

/** What decides on the versions of a leg's requirements. */
function refuse(code: string, message: string, hint: string, file: string): ConfigError {
  return new ConfigError([{ code, message, hint, at: { file } }]);
}

/** Hashed, but not what users get: such a file decides only where `requirements` names it. */
const FOR_DEVELOPERS = /^requirements(?:[-_.].*)?[-_.](dev|tests?|docs?|lint|typing|build|ci)[-_.]/i;

/** The lock that the choice means: the named one, or the first that is there. */
function chooseLock({ facts, choice }: RequirementsRequest): LockFile | undefined {
  if (choice === "pyproject") return undefined;
  if (choice === "auto") return facts.locks.find(({ path }) => !FOR_DEVELOPERS.test(path));
  const named = facts.locks.find(({ path }) => path === choice);
  if (named !== undefined) return named;
  const there = facts.locks.map(({ path }) => path).join(", ");
  throw refuse(
    "no-such-lock",
    `requirements: there is no lock ${choice} (a requirements file counts when every line has a hash)`,
    there === ""
      ? "This project has no lock; leave the key out to resolve without one."
      : `Locks of this project: ${there}.`,
    facts.file,
  );
}

function unreadable(path: string, reason: string): ConfigError {
  return refuse("bad-lock", `${path} cannot be read: ${reason}`, "Make it anew with the tool that wrote it.", path);
}

async function exportUvLock(bench: Bench): Promise<readonly PinnedPackage[]> {
  const { ports, uv, request } = bench;
  const project = ["--project", request.facts.root, "--python", request.python];
  const run = { cwd: request.facts.root, env: UV_ENVIRONMENT };
  await ports.exec
    .run([uv.executable, "lock", "--check", "--quiet", ...project], { ...run, what: "checking uv.lock" })
    .catch((error: unknown) => {
      const said = error instanceof ToolError ? error.failure.tail.join("\n") : "";
      if (/Failed to parse `uv\.lock`/.test(said)) throw unreadable("uv.lock", said);
      if (!/needs to be updated/.test(said)) throw error;
      throw refuse(
        "stale-lock",
        `uv.lock is out of date with ${request.facts.file}`,
        "Run `uv lock` and commit the result.",
        "uv.lock",
      );
    });
  const chosen = [
    ...request.extras.flatMap((extra) => ["--extra", extra]),
    ...request.groups.flatMap((group) => ["--group", group]),
  ];
  const shape = ["--frozen", "--no-emit-project", "--no-default-groups", "--no-header", ...PYLOCK];
  const output = join(request.work, EXPORTED);
  await ports.exec.run([uv.executable, "export", "--quiet", ...project, ...shape, ...chosen, "-o", output], {
    ...run,
    what: "reading uv.lock",
  });
  const { packages } = await readExported(output);
  refuseUnpinned(packages, "uv.lock");
  return packages;
}

/** How a choice gets into a lock of each kind. */
const REMEDIES: Readonly<Record<Exclude<LockKind, "uv.lock">, string>> = {
  "pylock.toml":
    "Export it with these in it (uv export --format pylock.toml --extra NAME --group NAME) and leave them out of Slipway's configuration, or use a uv.lock.",
  "poetry.lock": "Run `poetry lock` and commit the result.",
  "requirements.txt":
    "Make it with these in it (uv pip compile --generate-hashes --extra NAME --group NAME) and leave them out of Slipway's configuration, or use a uv.lock.",
};

interface ReadLockFile {
  readonly kind: keyof typeof REMEDIES;
  readonly path: string;
}

/** What all locks that we read ourselves are asked. */
interface Read {
  readonly names: readonly { readonly name: string; readonly version: string }[];
  readonly extras: readonly string[];
  readonly groups: readonly string[] | "all";
  /** The packages with their files. */
  pin(): Promise<readonly PinnedPackage[]>;
}

async function readLock(bench: Bench, extras: readonly string[], { kind, path }: ReadLockFile): Promise<Read> {
  const { facts, groups } = bench.request;
  const file = join(facts.root, path);
  const text = await readFile(file, "utf8");
  const wanted = ({ name }: { readonly name: string }): boolean => {
    // Installed from its own wheel.
    return facts.name === undefined || normalName(name) !== normalName(facts.name.value);
  };
  try {
    if (kind === "pylock.toml") {
      const lock = readPylock(text, file, { extras, groups });
      const packages = lock.packages.filter(wanted);
      return { ...lock, names: packages, pin: async () => packages };
    }
    const lock =
      kind === "poetry.lock"
        ? readPoetryLock(text, { extras, groups })
        : { packages: readRequirements(text), extras: [], groups: [] };
    const packages = lock.packages.filter(wanted);
    return {
      ...lock,
      names: packages,
      pin: async () => {
        if (kind === "poetry.lock") refuseUnhashed(packages, path);
        // A requirements file is asked about as it stands: it may hold options and URLs that only its installer understands.
        return addresses(bench, kind === "poetry.lock" ? requirementsText(packages) : text, packages);
      },
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw unreadable(path, reason);
  }
}

/** An extra that a lock does not tell apart would silently be left out, or have been in all along. */
function checkChoice(request: RequirementsRequest, lock: Read, { kind, path }: ReadLockFile): void {
  const unknown = (wanted: readonly string[], known: readonly string[]): string[] =>
    wanted.filter((name) => !known.some((other) => normalName(other) === normalName(name)));
  const parts = [
    ...unknown(request.extras, lock.extras).map((name) => `extra ${name}`),
    ...unknown(request.groups, lock.groups === "all" ? request.groups : lock.groups).map((name) => `group ${name}`),
  ];
  if (parts.length === 0) return;
  const message = `${path} does not say which packages are wanted by ${parts.join(", ")}`;
  throw refuse("lock-without-choice", message, REMEDIES[kind], path);
}

/** What has no hash in an index cannot be installed by hash; what is not known byte for byte is not shipped. */
function refuseAll(found: readonly { readonly name: string; readonly origin?: string }[], path: string): void {
  if (found.length === 0) return;
  const named = found.map(({ name, origin }) => (origin === undefined ? name : `${name} (${origin})`));
  throw refuse(
    "locked-without-hash",
    `${path} has no hash of ${named.join(", ")}: only what is locked from an index with SHA-256, from a commit of git, or from a folder, can be shipped`,
    "Publish it to an index that the project uses, or vendor it, and lock again.",
    path,
  );
}

const refuseUnhashed = (packages: readonly LockedPackage[], path: string): void =>
  refuseAll(
    packages.filter(({ origin, version, hashes }) => origin !== undefined || version === "" || hashes.length === 0),
    path,
  );

const refuseUnpinned = (packages: readonly PinnedPackage[], path: string): void =>
  refuseAll(
    packages.filter(
      ({ origin, source, wheels, sdist }) =>
        source === undefined && (origin !== undefined || (wheels.length === 0 && sdist === undefined)),
    ),
    path,
  );

async function pinLock(bench: Bench, lock: ReadLockFile): Promise<readonly PinnedPackage[]> {
  const { facts, extras } = bench.request;
  const parts = partsOf(facts, extras);
  const read = await readLock(bench, parts.extras, lock);
  checkChoice(bench.request, read, lock);
  const stale = staleness(parts.dependencies, read.names);
  if (stale.length > 0) {
    throw refuse(
      "stale-lock",
      `${lock.path} is out of date with ${facts.file}: ${stale.join("; ")}`,
      "Lock again with the tool that wrote it and commit the result.",
      lock.path,
    );
  }
  const packages = await read.pin();
  if (lock.kind === "pylock.toml") refuseUnpinned(packages, lock.path);
  return packages;
}

function foldersOf(packages: readonly PinnedPackage[]): Pick<Resolution, "folders"> {
  const folders = packages.flatMap(({ source }) => (source?.kind === "directory" ? [source.path] : []));
  return folders.length === 0 ? {} : { folders };
}

/** The requirements of a leg, exact and hashed: from the user's lock where there is one, else resolved once and recorded. */
export async function resolveRequirements(ports: Ports, uv: Uv, request: RequirementsRequest): Promise<Resolution> {
  const bench = { ports, uv, request };
  const lock = chooseLock(request);
  const file = join(request.work, "pylock.toml");
  if (lock === undefined) {
    const { packages, until, everywhere } = await resolveProject(bench);
    refuseUnpinned(packages, request.facts.file);
    const text = pylockText(packages);
    await writeFile(file, text);
    const resolved = recordOf(packages, text, until);
    return { file, source: "resolved", ...foldersOf(packages), resolved, everywhere };
  }
  const { kind, path } = lock;
  const packages = await (kind === "uv.lock" ? exportUvLock(bench) : pinLock(bench, { kind, path }));
  await writeFile(file, pylockText(packages));
  // The others' files are looked up for one system.
  const everywhere = kind === "uv.lock" || kind === "pylock.toml";
  return { file, source: path, ...foldersOf(packages), everywhere };
}
