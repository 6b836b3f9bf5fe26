import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, readFile, realpath, rm } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { Check } from "./applications.ts";
import { type Outcome, runCommand } from "./processes.ts";
import { writeFiles } from "./projects.ts";
import { stackRoot } from "./store.ts";

/** Nobody's user id: its processes are counted apart, and it owns nothing of what it runs. */
const USER = "54321";
/** Frozen programs that start themselves without end are stopped here. */
const PROCESSES = 64;
const CHECK_SECONDS = 60;

/** A place where bundles are tried, and where no Python can be found. */
export interface Room {
  /** Folder that is visible in the room; bundles are unpacked here. */
  readonly folder: string;
  /** Pythons are hidden, not only left out of PATH. Needs root. */
  readonly sealed: boolean;
  run(
    argv: readonly [string, ...string[]],
    options: { readonly cwd: string; readonly stdin?: string },
  ): Promise<Outcome>;
  /** `works`, or what is wrong. */
  judge(program: string, check: Check): Promise<string>;
  dispose(): Promise<void>;
}

/** `hidden`: further folders that are empty inside, such as the one that bundles were built in. */
export async function openRoom(hidden: readonly string[]): Promise<Room> {
  const folder = await mkdtemp(join(tmpdir(), "slipway-room-"));
  await chmod(folder, 0o755);
  const nothing = join(folder, "nothing");
  await mkdir(nothing);
  const sealed = process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/setpriv");
  const seal = sealed ? await sealArguments(hidden) : [];

  const run: Room["run"] = async (argv, { cwd, stdin }) => {
    const home = await mkdtemp(join(folder, "home-"));
    await chmod(home, 0o777);
    const env = { HOME: home, PATH: nothing, LANG: "C.UTF-8", TMPDIR: home };
    const pairs = Object.entries(env).map(([key, value]) => `${key}=${value}`);
    const options = { cwd, env, seconds: CHECK_SECONDS, ...(stdin === undefined ? {} : { stdin }) };
    const [program, ...rest] = argv;
    return sealed
      ? runCommand(["/usr/bin/unshare", ...seal, "/usr/bin/env", "-i", ...pairs, program, ...rest], options)
      : runCommand(argv, options);
  };
  const judge: Room["judge"] = async (program, check) => {
    const cwd = await mkdtemp(join(folder, "foreign-"));
    await writeFiles(cwd, check.files ?? {});
    await openToAll(cwd);
    const stdin = check.stdin === undefined ? {} : { stdin: check.stdin };
    return verdict(check, cwd, await run([program, ...check.args], { cwd, ...stdin }));
  };
  return { folder, sealed, run, judge, dispose: () => rm(folder, { recursive: true, force: true }) };
}

async function verdict(check: Check, cwd: string, outcome: Outcome): Promise<string> {
  const said = outcome.output.trim().split("\n").slice(-3).join(" | ");
  if (outcome.signal !== undefined)
    return `ended by ${outcome.signal} after ${Math.round(outcome.milliseconds)} ms: ${said}`;
  if (outcome.code !== (check.exit ?? 0)) return `exit code ${outcome.code}: ${said}`;
  if (check.prints !== undefined && !check.prints.test(outcome.output)) return `did not print ${check.prints}: ${said}`;
  for (const [name, wanted] of Object.entries(check.makes ?? {})) {
    const text = await readFile(join(cwd, name), "utf8").catch(() => undefined);
    if (text === undefined) return `did not make ${name}: ${said}`;
    if (!wanted.test(text)) return `${name} does not hold ${wanted}`;
  }
  return "works";
}

/** Own mounts, processes and network; a shell hides what is to be hidden, and a poor user runs the rest. */
async function sealArguments(hidden: readonly string[]): Promise<string[]> {
  const folders = [
    join(homedir(), ".pyenv"),
    stackRoot(),
    "/opt/hostedtoolcache",
    ...(await standardLibraries()),
    ...hidden,
  ];
  const there = folders.filter((path) => existsSync(path));
  // What lies in a hidden folder is hidden with it, and no place to mount on any more.
  const outermost = there.filter((path) => !there.some((other) => path.startsWith(`${other}/`)));
  const covers = [
    ...outermost.map((path) => `mount -t tmpfs none ${quoted(path)}`),
    ...(await pythonPrograms()).map((path) => `mount --bind /dev/null ${quoted(path)}`),
  ];
  const poor = `setpriv --reuid ${USER} --regid ${USER} --clear-groups prlimit --nproc=${PROCESSES} --`;
  // No exec: the shell stays the first process of its namespace, and the rest ends with it.
  const script = ["export PATH=/usr/sbin:/usr/bin:/sbin:/bin", ...covers, `${poor} "$@"`].join(" && ");
  return ["--mount", "--net", "--pid", "--fork", "--kill-child", "--mount-proc", "/bin/sh", "-c", script, "room"];
}

/** Every Python program that PATH or a usual folder leads to, behind its links. */
export async function pythonPrograms(): Promise<string[]> {
  const folders = new Set([...(process.env["PATH"] ?? "").split(delimiter), "/usr/bin", "/usr/local/bin", "/bin"]);
  const found = new Set<string>();
  for (const folder of folders) {
    for (const name of await readdir(folder).catch(() => [])) {
      if (/^(python|pypy)[\d.]*$/.test(name)) found.add(await realpath(join(folder, name)));
    }
  }
  return [...found].filter((path) => !path.startsWith(join(homedir(), ".pyenv"))).sort();
}

async function standardLibraries(): Promise<string[]> {
  const found: string[] = [];
  for (const folder of ["/usr/lib", "/usr/local/lib"]) {
    const names = await readdir(folder).catch(() => []);
    found.push(...names.filter((name) => /^python3/.test(name)).map((name) => join(folder, name)));
  }
  return found;
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o777);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    await (entry.isDirectory() ? openToAll(path) : chmod(path, 0o666));
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
