import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { RequirementsRequest, Resolution, Uv } from "../model/environment.ts";
import { ConfigError, ToolError } from "../model/errors.ts";
import type { Ports } from "../model/ports.ts";
import { type LockFile, type LockKind, normalName } from "../model/project.ts";
import { foreignFlags, withoutWheel } from "./foreign.ts";
import {
  type Lock,
  type LockedPackage,
  partsOf,
  readPoetryLock,
  readPylock,
  readRequirements,
  requirementsText,
  staleness,
  unhashed,
} from "./locks.ts";
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

async function exportUvLock(ports: Ports, uv: Uv, request: RequirementsRequest, output: string): Promise<void> {
  const project = ["--project", request.facts.root, "--python", request.python];
  const run = { cwd: request.facts.root, env: UV_ENVIRONMENT };
  await ports.exec
    .run([uv.executable, "lock", "--check", "--quiet", ...project], { ...run, what: "checking uv.lock" })
    .catch((error: unknown) => {
      const stale = error instanceof ToolError && /needs to be updated/.test(error.failure.tail.join("\n"));
      if (!stale) throw error;
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
  const shape = [
    "--frozen",
    "--no-emit-project",
    "--no-default-groups",
    "--no-header",
    "--no-annotate",
    "--format",
    "requirements.txt",
  ];
  await ports.exec.run([uv.executable, "export", "--quiet", ...project, ...shape, ...chosen, "-o", output], {
    ...run,
    what: "reading uv.lock",
  });
  refuseUnhashed(unhashed(await readFile(output, "utf8")), "uv.lock");
}

/** How a choice gets into a lock of each kind. */
const REMEDIES: Readonly<Record<Exclude<LockKind, "uv.lock">, string>> = {
  "pylock.toml":
    "Export it with these in it (uv export --format pylock.toml --extra NAME --group NAME) and leave them out of Slipway's configuration, or use a uv.lock.",
  "poetry.lock": "Run `poetry lock` and commit the result.",
  "requirements.txt":
    "Make it with these in it (uv pip compile --generate-hashes --extra NAME --group NAME) and leave them out of Slipway's configuration, or use a uv.lock.",
};

type ReadKind = keyof typeof REMEDIES;

async function readLock(
  { facts, groups }: RequirementsRequest,
  extras: readonly string[],
  { kind, path }: { kind: ReadKind; path: string },
): Promise<Lock> {
  const text = await readFile(join(facts.root, path), "utf8");
  try {
    if (kind === "pylock.toml") return readPylock(text, { extras, groups });
    if (kind === "poetry.lock") return readPoetryLock(text, { extras, groups });
    return { packages: readRequirements(text), extras: [], groups: [] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw refuse("bad-lock", `${path} cannot be read: ${reason}`, "Make it anew with the tool that wrote it.", path);
  }
}

/** An extra that a lock does not tell apart would silently be left out, or have been in all along. */
function checkChoice(request: RequirementsRequest, lock: Lock, { kind, path }: { kind: ReadKind; path: string }): void {
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
function refuseUnhashed(found: readonly string[], path: string): void {
  if (found.length === 0) return;
  throw refuse(
    "locked-without-hash",
    `${path} has no hash of ${found.join(", ")}: only what is locked from an index, with SHA-256, can be shipped`,
    "Publish it to an index that the project uses, or vendor it, and lock again.",
    path,
  );
}

function unhashedPackages(packages: readonly LockedPackage[]): string[] {
  return packages
    .filter(({ origin, version, hashes }) => origin !== undefined || version === "" || hashes.length === 0)
    .map(({ name, origin }) => (origin === undefined ? name : `${name} (${origin})`));
}

async function copyLock(
  request: RequirementsRequest,
  lock: { kind: ReadKind; path: string },
  output: string,
): Promise<void> {
  const { facts } = request;
  const parts = partsOf(facts, request.extras);
  const read = await readLock(request, parts.extras, lock);
  checkChoice(request, read, lock);
  // Installed from its own wheel.
  const own = facts.name === undefined ? undefined : normalName(facts.name.value);
  const locked = read.packages.filter(({ name }) => normalName(name) !== own);
  const stale = staleness(parts.dependencies, locked);
  if (stale.length > 0) {
    throw refuse(
      "stale-lock",
      `${lock.path} is out of date with ${facts.file}: ${stale.join("; ")}`,
      "Lock again with the tool that wrote it and commit the result.",
      lock.path,
    );
  }
  if (lock.kind !== "requirements.txt") refuseUnhashed(unhashedPackages(locked), lock.path);
  // A requirements file is taken as it stands: it may hold options and URLs that only its installer understands.
  const text =
    lock.kind === "requirements.txt" ? await readFile(join(facts.root, lock.path), "utf8") : requirementsText(locked);
  await writeFile(output, text);
}

async function resolve(ports: Ports, uv: Uv, request: RequirementsRequest, output: string): Promise<void> {
  const { facts } = request;
  if (facts.kind === "script")
    await writeFile(
      join(request.work, "requirements.in"),
      facts.dependencies.map(({ value }) => `${value}\n`).join(""),
    );
  const input = facts.kind === "script" ? join(request.work, "requirements.in") : join(facts.root, facts.file);
  const chosen = [
    ...request.extras.flatMap((extra) => ["--extra", extra]),
    ...request.groups.flatMap((group) => ["--group", `${join(facts.root, "pyproject.toml")}:${group}`]),
  ];
  const { foreign } = request;
  const elsewhere = foreign === undefined ? [] : foreignFlags(foreign.target, foreign.version);
  const shape = ["--generate-hashes", "--no-header", "--no-annotate", "--python", request.python, ...elsewhere];
  const compile = [uv.executable, "pip", "compile", "--quiet", ...shape, ...chosen, input, "-o", output];
  await ports.exec
    .run(compile, { cwd: facts.root, env: UV_ENVIRONMENT, what: "resolving the requirements" })
    .catch((error: unknown) => {
      throw foreign === undefined ? error : withoutWheel(error, foreign.target);
    });
}

/** The requirements of a leg, exact and hashed: from the user's lock where there is one, else resolved once and recorded. */
export async function resolveRequirements(ports: Ports, uv: Uv, request: RequirementsRequest): Promise<Resolution> {
  const output = join(request.work, "requirements.txt");
  const lock = chooseLock(request);
  if (lock === undefined) {
    await resolve(ports, uv, request, output);
    return { file: output, source: "resolved" };
  }
  const { kind, path } = lock;
  if (kind === "uv.lock") await exportUvLock(ports, uv, request, output);
  else await copyLock(request, { kind, path }, output);
  return { file: output, source: lock.path };
}
