import { chmod, mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Outcome, runCommand } from "./processes.ts";
import { tool } from "./store.ts";

/** Nobody's user id: its processes are counted apart, and programs that multiply are stopped at the limit. */
const USER = "54322";
/** Threads count too, and Wine has many. */
const PROCESSES = 1000;
const CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt";

/** Everything that runs Windows programs here; each folder is only read, and every sandbox has a copy of the prefix. */
export interface Wine {
  /** A Debian that has Wine. */
  readonly system: string;
  /** What Wine takes for drive C, fresh. */
  readonly prefix: string;
  /** Folder with node.exe. */
  readonly programs: string;
}

/** A folder of this machine, and where programs in the sandbox find it. */
export interface Bind {
  readonly from: string;
  /** Name below `Z:\srv`. */
  readonly name: string;
  readonly writable: boolean;
}

/** A Windows of its own: what one test does there, no other one sees. */
export interface Windows {
  /** Folder that programs see as `Z:\srv\work`. */
  readonly folder: string;
  run(
    argv: readonly [string, ...string[]],
    options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>>; readonly stdin?: string },
  ): Promise<Outcome>;
}

interface Sandbox {
  readonly system: string;
  readonly prefix: string;
  readonly binds: readonly Bind[];
  /** Below /srv, as Linux writes it. */
  readonly cwd?: string;
}

/** Command line that runs another one in a sandbox with Wine: own processes, this machine's network, nothing else of it. */
export function wineCommand(sandbox: Sandbox, argv: readonly string[]): [string, ...string[]] {
  const binds = sandbox.binds.flatMap(({ from, name, writable }) => [
    writable ? "--bind" : "--ro-bind",
    from,
    `/srv/${name}`,
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
      "/srv",
      "--bind",
      sandbox.prefix,
      "/mnt",
      ...binds,
    ],
    ...["--ro-bind", CERTIFICATES, "/srv/ca.pem", "--ro-bind", "/etc/resolv.conf", "/etc/resolv.conf", "--clearenv"],
    ...Object.entries(env).flatMap(([key, value]) => ["--setenv", key, value]),
    ...["--chdir", sandbox.cwd ?? "/tmp", "--unshare-pid", "--die-with-parent"],
    ...argv,
  ];
}

/**
 * Wine refuses a prefix that is not its user's, so it is copied and handed over. What runs is nobody in particular, whose
 * processes can be limited. Streams go through files: node.exe cannot write to a pipe of Linux.
 */
export async function openWindows(wine: Wine, at: string, binds: readonly Bind[]): Promise<Windows> {
  const folder = join(at, "work");
  const streams = join(at, "streams");
  const prefix = join(at, "prefix");
  for (const path of [folder, streams]) await mkdir(path, { recursive: true });
  await tool(["cp", "-a", wine.prefix, prefix]);
  await tool(["chown", "-R", `${USER}:${USER}`, prefix, folder, streams, ...binds.flatMap(writableOf)]);
  await chmod(at, 0o755);
  const own: readonly Bind[] = [
    { from: wine.programs, name: "programs", writable: false },
    { from: folder, name: "work", writable: true },
    { from: streams, name: "streams", writable: true },
    ...binds,
  ];
  const sandbox = { system: wine.system, prefix, binds: own };

  return {
    folder,
    async run(argv, { cwd, env = {}, stdin = "" }) {
      const place = await mkdtemp(join(streams, "run-"));
      await chmod(place, 0o777);
      await writeFile(join(place, "in"), stdin);
      const poor = ["setpriv", "--reuid", USER, "--regid", USER, "--clear-groups", "prlimit", `--nproc=${PROCESSES}`];
      const pairs = Object.entries(env).map(([key, value]) => `${key}=${value}`);
      const inside = place.replace(streams, "/srv/streams");
      const redirected = [
        "sh",
        "-c",
        `cwd=$1; shift; exec <"$0/in" >"$0/out" 2>"$0/err"; cd "$cwd" && exec "$@"`,
        inside,
      ];
      const command = wineCommand(sandbox, [...poor, "env", ...pairs, ...redirected, `/srv/${cwd}`, "wine", ...argv]);
      const outcome = await runCommand(command, { cwd: at, env: process.env, seconds: 500 });
      const said = (name: string): Promise<string> => readFile(join(place, name), "utf8").catch(() => "");
      const [stdout, stderr] = [await said("out"), await said("err")];
      return { ...outcome, stdout, stderr, output: `${stdout}${stderr}${outcome.output}` };
    },
  };
}

function writableOf({ from, writable }: Bind): string[] {
  return writable ? [from] : [];
}
