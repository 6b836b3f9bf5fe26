import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import * as v from "valibot";
import type { Stand } from "./environment.ts";
import { type Outcome, runCommand } from "./processes.ts";
import { tool } from "./store.ts";

/** Nobody's user id: its processes are counted apart, and programs that multiply are stopped at the limit. */
const USER = "54322";
/** Threads count too, and Wine has many. */
const PROCESSES = 1000;
/** Folder of the sandbox that has everything handed into it, as Linux writes it; the system has it, empty. */
export const ROOM = "/room";
const CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt";

const WineSchema = v.object({
  /** A Debian that has Wine. */
  system: v.string(),
  /** What Wine takes for drive C, fresh. */
  prefix: v.string(),
  /** Folder with node.exe. */
  programs: v.string(),
});

/** Everything that runs Windows programs here; each folder is only read, and every sandbox has a copy of the prefix. */
export type Wine = Readonly<v.InferOutput<typeof WineSchema>>;

/** A folder of this machine, and where programs in the sandbox find it. */
export interface Bind {
  readonly from: string;
  /** Name in the room. */
  readonly name: string;
  readonly writable: boolean;
}

/** A Windows of its own: what one test does there, no other one sees. */
export interface Windows {
  /** Folder that programs see as `Z:\room\desk`. */
  readonly folder: string;
  /** Runs a Windows program; lines end in it as they do here. */
  run(argv: readonly [string, ...string[]], options: WindowsOptions): Promise<Outcome>;
}

interface WindowsOptions {
  /** Relative to the folder. */
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** Until it is ended; 500 where absent. */
  readonly seconds?: number;
  readonly signal?: AbortSignal;
}

interface Sandbox {
  readonly system: string;
  readonly prefix: string;
  readonly binds: readonly Bind[];
  /** In the room, as Linux writes it. */
  readonly cwd?: string;
}

/** What lies in the room, as Windows writes it. */
export function inRoom(...names: readonly string[]): string {
  return ["Z:", ...ROOM.split("/").slice(1), ...names].join("\\");
}

/** Command line that runs another one in a sandbox with Wine: own processes, this machine's network, nothing else of it. */
export function wineCommand(sandbox: Sandbox, argv: readonly string[]): [string, ...string[]] {
  const binds = sandbox.binds.flatMap(({ from, name, writable }) => [
    writable ? "--bind" : "--ro-bind",
    from,
    `${ROOM}/${name}`,
  ]);
  const env = {
    PATH: "/usr/bin:/bin:/usr/sbin",
    HOME: "/tmp",
    USER: "stand",
    LANG: "C.UTF-8",
    XDG_RUNTIME_DIR: "/tmp",
    WINEPREFIX: "/mnt",
    WINEDEBUG: "-all",
    // Neither .NET nor HTML is asked for; without this, Wine would offer to download them.
    WINEDLLOVERRIDES: "mscoree,mshtml=",
  };
  return [
    "bwrap",
    ...["--ro-bind", sandbox.system, "/", "--dev", "/dev", "--proc", "/proc", "--tmpfs", "/run"],
    ...[
      "--perms",
      "1777",
      "--tmpfs",
      "/tmp",
      "--perms",
      "0755",
      "--tmpfs",
      ROOM,
      "--bind",
      sandbox.prefix,
      "/mnt",
      ...binds,
    ],
    ...["--ro-bind", CERTIFICATES, `${ROOM}/ca.pem`, "--ro-bind", "/etc/resolv.conf", "/etc/resolv.conf", "--clearenv"],
    ...Object.entries(env).flatMap(([key, value]) => ["--setenv", key, value]),
    ...["--chdir", sandbox.cwd ?? "/tmp", "--unshare-pid", "--die-with-parent"],
    ...argv,
  ];
}

/** The stand's Windows. */
export function readWine(stand: Stand): Wine {
  return v.parse(WineSchema, JSON.parse(stand.wine ?? "null"));
}

/** Gives files to the user that runs in the sandbox. */
export async function handOver(paths: readonly string[]): Promise<void> {
  await tool(["chown", "-R", `${USER}:${USER}`, ...paths]);
}

/**
 * Wine refuses a prefix that is not its user's, so it is copied and handed over. What runs is nobody in particular, whose
 * processes can be limited. Streams go through files: node.exe cannot write to a pipe of Linux.
 * @param at folder of this sandbox alone
 */
export async function openWindows(wine: Wine, at: string, binds: readonly Bind[]): Promise<Windows> {
  const [folder, streams, prefix] = [join(at, "desk"), join(at, "streams"), join(at, "prefix")];
  for (const path of [folder, streams]) await mkdir(path, { recursive: true });
  await tool(["cp", "-a", wine.prefix, prefix]);
  const writable = binds.filter((bind) => bind.writable).map(({ from }) => from);
  await handOver([prefix, folder, streams, ...writable]);
  const own: readonly Bind[] = [
    { from: folder, name: "desk", writable: true },
    { from: streams, name: "streams", writable: true },
    ...binds,
  ];
  const sandbox = { system: wine.system, prefix, binds: own };
  return {
    folder,
    async run(argv, { cwd, env = {}, stdin = "", seconds = 500, signal }) {
      const place = await mkdtemp(join(streams, "run-"));
      await writeFile(join(place, "in"), stdin);
      await handOver([place]);
      const inside = [...limited(env), ...redirected(basename(place)), `${ROOM}/desk/${cwd}`, "wine", ...argv];
      const options = { cwd: at, env: process.env, seconds, ...(signal === undefined ? {} : { signal }) };
      const outcome = await runCommand(wineCommand(sandbox, inside), options);
      const [stdout, stderr] = await Promise.all(["out", "err"].map((name) => linesOf(join(place, name))));
      return { ...outcome, stdout: stdout ?? "", stderr: stderr ?? "", output: `${stdout}${stderr}${outcome.output}` };
    },
  };
}

function limited(env: Readonly<Record<string, string>>): string[] {
  const poor = ["setpriv", "--reuid", USER, "--regid", USER, "--clear-groups", "prlimit", `--nproc=${PROCESSES}`];
  return [...poor, "env", ...Object.entries(env).map(([key, value]) => `${key}=${value}`)];
}

/** A shell that sends streams to files of this run; the working directory and the command follow. */
function redirected(run: string): string[] {
  const script = 'cwd=$1; shift; exec <"$0/in" >"$0/out" 2>"$0/err"; cd "$cwd" && exec "$@"';
  return ["sh", "-c", script, `${ROOM}/streams/${run}`];
}

async function linesOf(file: string): Promise<string> {
  return (await readFile(file, "utf8").catch(() => "")).replaceAll("\r\n", "\n");
}
