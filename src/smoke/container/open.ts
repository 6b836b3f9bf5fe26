import { mkdtemp, realpath, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Container, ContainerRequest, Mount } from "../../model/container.ts";
import { ToolError } from "../../model/errors.ts";
import type { Exec, Machine, Ports } from "../../model/ports.ts";
import alpine from "./alpine.json" with { type: "json" };
import { containedExec, type Place } from "./contained.ts";

/** Small, with musl and nothing of Python's. The digest is that of its index, which has both architectures. */
export const IMAGE = `${alpine.name}@${alpine.digest}`;

/** Milliseconds: for an engine's answer, for the image, and for a program that does next to nothing. */
const ANSWER = 10_000;
const PULL = 180_000;
const TRIAL = 60_000;

interface Engine {
  readonly client: string;
  /** Prints `linux/amd64`, of the engine's machine rather than of the client's. */
  readonly ask: readonly string[];
  readonly flags: (uid: number) => readonly string[];
}

const ENGINES: readonly Engine[] = [
  { client: "docker", ask: ["version", "--format", "{{.Server.Os}}/{{.Server.Arch}}"], flags: () => [] },
  {
    client: "podman",
    ask: ["info", "--format", "{{.Host.OS}}/{{.Host.Arch}}"],
    // It hands in this machine's proxies, whose addresses may hold passwords; and without root's rights it would have others
    // for ours inside.
    flags: (uid) => ["--http-proxy=false", ...(uid === 0 ? [] : ["--userns", "keep-id"])],
  },
];

const PLATFORMS = { x64: "linux/amd64", arm64: "linux/arm64" } as const;

/** The last line that a command left; where it left none, what became of it. */
function wordOf(error: unknown): string {
  if (!(error instanceof ToolError)) throw error;
  // After what went wrong a client says where its help is.
  return error.failure.tail.filter((line) => !/^(Run|See) '/.test(line)).at(-1) ?? error.message;
}

/** Why this engine is of no use here; undefined where it is. */
async function refusal(exec: Exec, { client, ask }: Engine, { arch }: Machine): Promise<string | undefined> {
  try {
    const { stdout } = await exec.run([client, ...ask], { timeoutMs: ANSWER, what: `asking ${client}` });
    const platform = stdout.trim();
    return platform === PLATFORMS[arch] ? undefined : `it runs ${platform}`;
  } catch (error) {
    return wordOf(error);
  }
}

/** Why the image cannot be had. What is there already is taken: its name is its digest. */
async function pull(exec: Exec, client: string): Promise<string | undefined> {
  const asked = await exec.run([client, "image", "inspect", "--format", "{{.Id}}", IMAGE], {
    accept: "any",
    timeoutMs: ANSWER,
    what: "looking for an image",
  });
  if (asked.exitCode === 0) return undefined;
  await exec.run([client, "pull", "--quiet", IMAGE], { timeoutMs: PULL, what: "fetching an image" });
  return undefined;
}

/** Does a container see our folders, and leave there what is ours? An engine may be another machine's, or map our user to another. */
async function trial(exec: Exec, place: Place, folder: string): Promise<string | undefined> {
  const room = await mkdtemp(join(folder, "container-"));
  try {
    const file = join(room, "written");
    const touch = "/bin/touch";
    const run = { timeoutMs: TRIAL, what: "trying a container" };
    await containedExec(exec, place, touch).run([touch, file], run);
    const written = await stat(file).catch(() => undefined);
    if (written === undefined) return "what a container writes does not arrive here";
    return `${written.uid}:${written.gid}` === place.user ? undefined : "what a container writes is not this user's";
  } finally {
    await rm(room, { recursive: true, force: true });
  }
}

async function told(work: Promise<string | undefined>): Promise<string | undefined> {
  try {
    return await work;
  } catch (error) {
    return wordOf(error);
  }
}

/** Rooms lie behind all links, and trees do not. */
async function withTargets(mounts: readonly Mount[]): Promise<readonly Mount[]> {
  const all = new Map<string, Mount>();
  for (const mount of mounts)
    for (const path of [mount.path, await realpath(mount.path)]) all.set(path, { ...mount, path });
  return [...all.values()];
}

/**
 * Finds an engine of this machine's that runs the pinned image with these folders in it. What is tried is tried with the
 * image's own programs: what is wrong with ours is no reason to do without a container.
 */
export async function openContainer(
  { exec, machine }: Pick<Ports, "exec" | "machine">,
  request: ContainerRequest,
): Promise<Container> {
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  const reasons: string[] = [];
  for (const engine of ENGINES) {
    const { client } = engine;
    const mounts = await withTargets([{ path: machine.workRoot, writable: true }, ...request.mounts]);
    const place = { client, flags: engine.flags(uid), image: IMAGE, mounts, user: `${uid}:${gid}` };
    const reason =
      (await refusal(exec, engine, machine)) ??
      (await told(pull(exec, client))) ??
      (await told(trial(exec, place, await realpath(machine.workRoot))));
    if (reason === undefined) {
      const about = `Alpine ${alpine.version} (${alpine.digest}), by ${client}`;
      return { kind: "ready", exec: containedExec(exec, place, request.program), about };
    }
    reasons.push(`${client}: ${reason}`);
  }
  return { kind: "none", reason: `no container engine can run it here (${reasons.join("; ")})` };
}
