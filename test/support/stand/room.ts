import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { Check } from "./applications.ts";
import { judge } from "./judge.ts";
import { type Outcome, runCommand } from "./processes.ts";
import { stackRoot } from "./store.ts";
import { startWeb } from "./web.ts";

/** Nobody's user ids, one per run: processes are counted by user, and a bundle owns nothing of what it runs. */
const USER = String(54_400 + (process.pid % 1000));
/** Frozen programs that start themselves without end are stopped here. */
const PROCESSES = 64;
const CHECK_SECONDS = 60;

/** A place where bundles are tried, and where no Python can be found. */
export interface Room {
  /** Folder that is visible in the room; its name is as users name theirs. Bundles are unpacked here. */
  readonly folder: string;
  /** Pythons are hidden, not only left out of PATH. Needs root. */
  readonly sealed: boolean;
  run(argv: readonly [string, ...string[]], options: RoomOptions): Promise<Outcome>;
  /** `works`, or what is wrong. */
  judge(program: string, check: Check): Promise<string>;
  dispose(): Promise<void>;
}

interface RoomOptions {
  readonly cwd: string;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** This machine's network; without it there is a loopback device and nothing else. */
  readonly network?: boolean;
  /** Folders that are empty inside, beside the room's own. */
  readonly hides?: readonly string[];
}

/** `hidden`: further folders that are empty inside, such as the one that bundles were built in. */
export async function openRoom(hidden: readonly string[]): Promise<Room> {
  const root = await mkdtemp(join(tmpdir(), "slipway-room-"));
  await chmod(root, 0o755);
  const folder = join(root, "my bündle");
  const nothing = join(root, "nothing");
  for (const path of [folder, nothing]) await mkdir(path);
  const sealed = process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/setpriv");
  // Programs ask who runs them; outside of containers, everybody has a name.
  const users = join(root, "passwd");
  await writeFile(users, `${await readFile("/etc/passwd", "utf8").catch(() => "")}ada:x:${USER}:${USER}::/:/bin/sh\n`);
  const web = await startWeb();

  const run: Room["run"] = async (argv, { network, hides, ...given }) => {
    const home = await mkdtemp(join(root, "home-"));
    await chmod(home, 0o777);
    const env = { HOME: home, PATH: nothing, LANG: "C.UTF-8", TMPDIR: home, ...given.env };
    const options = { ...given, env, seconds: CHECK_SECONDS };
    if (!sealed) return runCommand(argv, options);
    const seal = await sealArguments({ hidden: [...hidden, ...(hides ?? [])], network: network === true, users });
    const pairs = Object.entries(env).map(([key, value]) => `${key}=${value}`);
    return runCommand(["/usr/bin/unshare", ...seal, "/usr/bin/env", "-i", ...pairs, ...argv], options);
  };
  const judgeHere: Room["judge"] = async (program, check) => {
    const cwd = await mkdtemp(join(root, "foreign-"));
    const around = { cwd, network: check.network ?? false, hides: check.hides ?? [] };
    return judge(
      { cwd, http: web.port, execute: (args, options) => run([program, ...args], { ...options, ...around }) },
      check,
    );
  };
  const dispose = async (): Promise<void> => {
    web.close();
    await rm(root, { recursive: true, force: true });
  };
  return { folder, sealed, run, judge: judgeHere, dispose };
}

/** Own mounts, processes and network; a shell hides what is to be hidden, and a poor user runs the rest. */
async function sealArguments(of: {
  readonly hidden: readonly string[];
  readonly network: boolean;
  /** A file that takes the place of the system's. */
  readonly users: string;
}): Promise<string[]> {
  const folders = [
    join(homedir(), ".pyenv"),
    stackRoot(),
    "/opt/hostedtoolcache",
    ...(await standardLibraries()),
    ...of.hidden,
  ];
  const there = folders.filter((path) => existsSync(path));
  // What lies in a hidden folder is hidden with it, and no place to mount on any more.
  const outermost = there.filter((path) => !there.some((other) => path.startsWith(`${other}/`)));
  const covers = [
    `mount --bind ${quoted(of.users)} /etc/passwd`,
    ...outermost.map((path) => `mount -t tmpfs none ${quoted(path)}`),
    ...(await pythonPrograms()).map((path) => `mount --bind /dev/null ${quoted(path)}`),
  ];
  // A machine has a loopback device; one without `ip` has to do without.
  const loopback = of.network ? [] : ["{ ip link set lo up 2>/dev/null || :; }"];
  const poor = `setpriv --reuid ${USER} --regid ${USER} --clear-groups prlimit --nproc=${PROCESSES} --`;
  // No exec: the shell stays the first process of its namespace, and the rest ends with it.
  const script = ["export PATH=/usr/sbin:/usr/bin:/sbin:/bin", ...covers, ...loopback, `${poor} "$@"`].join(" && ");
  const spaces = ["--mount", ...(of.network ? [] : ["--net"]), "--pid", "--fork", "--kill-child", "--mount-proc"];
  return [...spaces, "/bin/sh", "-c", script, "room"];
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

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
