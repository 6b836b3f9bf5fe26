import { spawnSync } from "node:child_process";

/** A group that was asked to end gets this long before it is made to. Milliseconds. */
const GRACE_MS = 2_000;
/** After that, output is waited for this long: a process that left the group may hold the pipe for ever. Milliseconds. */
const LAST_MS = 2_000;

interface Pipe {
  destroy(): unknown;
}

/** The little of a running child that we use. */
export interface Child
  extends PromiseLike<{ readonly exitCode?: number | undefined; readonly signal?: string | undefined }> {
  readonly pid?: number | undefined;
  readonly stdout?: Pipe | null;
  readonly stderr?: Pipe | null;
}

export interface Ended {
  readonly exitCode: number | undefined;
  readonly signal: string | undefined;
  readonly timedOut: boolean;
  readonly cause: unknown;
}

/** Ends the child with everything in its process group. */
function endGroup(child: Child, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32")
      spawnSync("taskkill", ["/pid", String(child.pid), "/t", "/f"], { stdio: "ignore" });
    else process.kill(-child.pid, signal);
  } catch {
    // The group is gone already, which is what was wanted.
  }
}

/** Ends a group politely, then by force, and at last stops waiting for it. */
function createStopper(child: Child) {
  const given = Promise.withResolvers<undefined>();
  const timers: NodeJS.Timeout[] = [];
  return {
    givenUp: given.promise,
    stop(): void {
      if (timers.length > 0) return;
      endGroup(child, "SIGTERM");
      timers.push(setTimeout(() => endGroup(child, "SIGKILL"), GRACE_MS));
      timers.push(setTimeout(() => given.resolve(undefined), GRACE_MS + LAST_MS));
    },
    /** The leader is gone; what it left in its group may have ignored the polite request. */
    finish(): void {
      for (const timer of timers) clearTimeout(timer);
      // taskkill has ended the whole tree by force already, and the number may be another's by now.
      if (timers.length > 0 && process.platform !== "win32") endGroup(child, "SIGKILL");
    },
  };
}

/** Waits for a child; ends its whole group when the signal says so or the time is over. */
export async function watch(
  child: Child,
  { timeoutMs, signal }: { readonly timeoutMs: number | undefined; readonly signal: AbortSignal },
): Promise<Ended> {
  let timedOut = false;
  const { stop, finish, givenUp } = createStopper(child);
  const late = (): void => {
    timedOut = true;
    stop();
  };
  const timer = timeoutMs === undefined ? undefined : setTimeout(late, timeoutMs);
  // A parent that dies without ceremony must not leave a build behind.
  const atExit = (): void => endGroup(child, "SIGKILL");
  process.once("exit", atExit);
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  try {
    const result = await Promise.race([child, givenUp]);
    if (result === undefined) {
      // Whoever holds the other ends is not ours to end; open pipes would keep this process alive.
      child.stdout?.destroy();
      child.stderr?.destroy();
      return { exitCode: undefined, signal: "SIGKILL", timedOut, cause: undefined };
    }
    return { exitCode: result.exitCode, signal: result.signal, timedOut, cause: result };
  } finally {
    clearTimeout(timer);
    finish();
    process.removeListener("exit", atExit);
    signal.removeEventListener("abort", stop);
  }
}
