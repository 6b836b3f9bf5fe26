import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

/** One part of the stand: there, or skipped with the reason. Absent is never the same as passed. */
export type Part<T> = { readonly name: string } & (
  | { readonly state: "ready"; readonly value: T }
  | { readonly state: "skipped"; readonly reason: string }
);

/** Outside the checkout, so that a fresh clone finds what an older one installed. */
export function stackRoot(env: NodeJS.ProcessEnv = process.env): string {
  return join(env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "slipway-stack");
}

/**
 * A folder of the cache, filled once. It gets its name only when it is complete, so that a run which is ended half-way
 * leaves nothing that looks done; of two fillers at once, the first one wins.
 */
export async function kept(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(stackRoot(), name);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.tmp-${process.pid}`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  try {
    await fill(unfinished);
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** Makes a part out of what may fail: the reason it fails for is what the summary says. */
export async function part<T>(name: string, make: () => Promise<T>): Promise<Part<T>> {
  try {
    return { name, state: "ready", value: await make() };
  } catch (error) {
    return { name, state: "skipped", reason: error instanceof Error ? firstLines(error.message) : String(error) };
  }
}

/** Runs a tool of the stand; rejects with its own words. */
export async function tool(
  argv: readonly [string, ...string[]],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>>; readonly minutes?: number } = {},
): Promise<string> {
  const [program, ...args] = argv;
  const minutes = options.minutes ?? 5;
  try {
    const { stdout } = await promisify(execFile)(program, args, {
      maxBuffer: 1 << 26,
      timeout: minutes * 60_000,
      env: { ...process.env, ...options.env },
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    return stdout;
  } catch (error) {
    throw new Error(`${argv.join(" ")}: ${reasonOf(error, minutes)}`, { cause: error });
  }
}

/** Whether a program of that name is on PATH. */
export function onPath(program: string, path = process.env["PATH"] ?? ""): boolean {
  return path.split(delimiter).some((folder) => folder !== "" && existsSync(join(folder, program)));
}

function reasonOf(error: unknown, minutes: number): string {
  if (!(error instanceof Error)) return String(error);
  if ("killed" in error && error.killed === true) return `not done after ${minutes} minutes`;
  const stderr = "stderr" in error && typeof error.stderr === "string" ? error.stderr.trim() : "";
  return stderr === "" ? error.message : (stderr.split("\n").at(-1) ?? stderr);
}

function firstLines(text: string): string {
  return text.split("\n").slice(0, 2).join(" ");
}
