import { existsSync, mkdirSync, statSync } from "node:fs";
import { availableParallelism, release, version } from "node:os";
import { dirname } from "node:path";
import { BuildError } from "../../model/errors.ts";
import type { Machine } from "../../model/ports.ts";
import { systemVersion } from "./system.ts";

const SYSTEMS: Readonly<Record<string, Machine["os"]>> = { linux: "linux", darwin: "macos", win32: "windows" };
const ARCHITECTURES: Readonly<Record<string, Machine["arch"]>> = { x64: "x64", arm64: "arm64" };
const MUSL_LOADERS = ["/lib/ld-musl-x86_64.so.1", "/lib/ld-musl-aarch64.so.1"];
const GLIBC_LOADERS = ["/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1"];

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** One level after the other: Node's own `recursive` never ends where a parent is there and takes no folders (/proc, an automounter's). */
function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process made it meanwhile.
    if (!isFolder(folder)) throw error;
  }
}

function makeRoot(root: string): void {
  try {
    makeFolder(root);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const hint =
      "Make room or give rights there, or name another cache folder (XDG_CACHE_HOME, LOCALAPPDATA, RUNNER_TEMP).";
    throw new BuildError([{ code: "cannot-write", message: `no scratch space at ${root}: ${reason}`, hint }], {
      cause: error,
    });
  }
}

/** What kind of machine this is. Throws on one that no target stands for. */
export function describeMachine(
  environment: Readonly<Record<string, string | undefined>>,
  places: Pick<Machine, "workRoot" | "cache" | "runner" | "hostedToolCache">,
  host: Readonly<Record<"platform" | "arch", string>> = process,
): Machine {
  const os = SYSTEMS[host.platform];
  const arch = ARCHITECTURES[host.arch];
  if (os === undefined || arch === undefined) {
    throw new BuildError([
      {
        code: "unknown-machine",
        message: `nothing can be built on ${host.platform}-${host.arch}`,
        hint: "Use Linux, macOS or Windows on x64 or arm64.",
      },
    ]);
  }
  makeRoot(places.workRoot);
  return {
    ...places,
    os,
    arch,
    musl:
      os === "linux" &&
      MUSL_LOADERS.some((path) => existsSync(path)) &&
      !GLIBC_LOADERS.some((path) => existsSync(path)),
    system: [release(), version(), systemVersion()].join(" "),
    cpus: availableParallelism(),
    transient: environment["RUNNER_ENVIRONMENT"] === "github-hosted",
    path: environment["PATH"] ?? environment["Path"] ?? "",
    now: new Date(),
  };
}
