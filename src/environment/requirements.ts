import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Resolution, Uv } from "../model/environment.ts";
import { ConfigError, ToolError } from "../model/errors.ts";
import type { Ports } from "../model/ports.ts";
import type { LockKind, ProjectFacts } from "../model/project.ts";
import {
  type LockedPackage,
  readPoetryLock,
  readPylock,
  readRequirements,
  requirementsText,
  staleness,
} from "./locks.ts";
import { UV_ENVIRONMENT } from "./tools.ts";

/** What decides on the versions of a leg's requirements. */
export interface RequirementsRequest {
  readonly facts: ProjectFacts;
  /** `auto`, `pyproject`, or the path of a lock in the project. */
  readonly choice: string;
  readonly extras: readonly string[];
  readonly groups: readonly string[];
  /** Executable of the interpreter that it is resolved for. */
  readonly python: string;
  /** Scratch directory; the result is `requirements.txt` in it. */
  readonly work: string;
}

function refuse(code: string, message: string, hint: string, file: string): ConfigError {
  return new ConfigError([{ code, message, hint, at: { file } }]);
}

/** The lock that the choice means: the named one, or the first that is there. */
function chooseLock({ facts, choice }: RequirementsRequest): { kind: LockKind; path: string } | undefined {
  if (choice === "pyproject") return undefined;
  if (choice === "auto") return facts.locks[0];
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
}

async function readLock(
  request: RequirementsRequest,
  lock: { kind: LockKind; path: string },
): Promise<readonly LockedPackage[]> {
  const text = await readFile(join(request.facts.root, lock.path), "utf8");
  try {
    if (lock.kind === "pylock.toml") return readPylock(text);
    if (lock.kind === "poetry.lock") return readPoetryLock(text, request.groups);
    return readRequirements(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw refuse(
      "bad-lock",
      `${lock.path} cannot be read: ${reason}`,
      `Make it anew with the tool that wrote it.`,
      lock.path,
    );
  }
}

async function copyLock(
  request: RequirementsRequest,
  lock: { kind: LockKind; path: string },
  output: string,
): Promise<void> {
  const locked = await readLock(request, lock);
  const stale = staleness(
    request.facts.dependencies.map(({ value }) => value),
    locked,
  );
  if (stale.length > 0) {
    throw refuse(
      "stale-lock",
      `${lock.path} is out of date with ${request.facts.file}: ${stale.join("; ")}`,
      "Lock again with the tool that wrote it and commit the result.",
      lock.path,
    );
  }
  // A requirements file is taken as it stands: it may hold options and URLs that only its installer understands.
  const text =
    lock.kind === "requirements.txt"
      ? await readFile(join(request.facts.root, lock.path), "utf8")
      : requirementsText(locked);
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
  const shape = ["--generate-hashes", "--no-header", "--no-annotate", "--python", request.python];
  await ports.exec.run([uv.executable, "pip", "compile", "--quiet", ...shape, ...chosen, input, "-o", output], {
    cwd: facts.root,
    env: UV_ENVIRONMENT,
    what: "resolving the requirements",
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
  if (lock.kind === "uv.lock") await exportUvLock(ports, uv, request, output);
  else await copyLock(request, lock, output);
  return { file: output, source: lock.path };
}
