import { randomBytes } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { BuildError } from "../../model/errors.ts";

/** A lock of ours until it is released. */
export interface Lock {
  isOurs(): Promise<boolean>;
  /** Removes the lock, unless it is another's by now. */
  release(): Promise<void>;
}

/** The content of a lock of ours, and the file beside the lock that has it already. */
interface Draft {
  readonly draft: string;
  readonly content: string;
}

const ATTEMPTS = 40;
const PAUSE_MS = 50;
/** An empty lock is one whose content is just being written, or whose writer died between two system calls. */
const EMPTY_ATTEMPTS = 20;
/** What `link` answers where there are no hard links (FAT, some network and container file systems). */
const NO_LINKS = new Set(["EPERM", "EACCES", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EINVAL", "EXDEV", "UNKNOWN"]);
/** Locks that this process holds: in a container a dead process had the very number that we have. */
const held = new Set<string>();

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

function holderOf(content: string): number | undefined {
  const pid = Number.parseInt(content, 10);
  if (!(pid > 0)) return undefined;
  return (pid === process.pid ? held.has(content) : isAlive(pid)) ? pid : undefined;
}

const contentOf = (file: string): Promise<string | undefined> => readFile(file, "utf8").catch(() => undefined);

/** Puts a file in place together with its content; false where there is one. Without hard links the content comes a moment later. */
async function place(file: string, { draft, content }: Draft): Promise<boolean> {
  try {
    await link(draft, file).catch(async (error: unknown) => {
      if (!NO_LINKS.has(codeOf(error))) throw error;
      await writeFile(file, content, { flag: "wx" });
    });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/**
 * Removes the lock of a dead process. Only one process at a time may, and it looks again: otherwise of two that saw the
 * dead one's lock the slower would remove the fresh lock of the faster.
 */
async function clear(lock: string, dead: string, mine: Draft): Promise<void> {
  const clearing = `${lock}.clearing`;
  if (!(await place(clearing, mine))) {
    const other = await contentOf(clearing);
    if (other !== undefined && other !== "" && holderOf(other) === undefined) await rm(clearing, { force: true });
    return;
  }
  try {
    if ((await contentOf(lock)) === dead) await rm(lock, { force: true });
  } finally {
    await rm(clearing, { force: true });
  }
}

function busy(message: string, hint: string): BuildError {
  return new BuildError([{ code: "busy", message, hint }]);
}

/** Throws where the lock is held; true where it is best to look again a little later. */
async function challenge(lock: string, doing: string, mine: Draft, attempt: number): Promise<boolean> {
  const found = await contentOf(lock);
  const holder = holderOf(found ?? "");
  if (holder !== undefined) throw busy(`process ${holder} is ${doing} already`, "Wait until it is done, or end it.");
  if (found === "" && attempt < EMPTY_ATTEMPTS) return true;
  if (found !== undefined) await clear(lock, found, mine);
  return attempt > 0;
}

async function acquire(lock: string, doing: string, mine: Draft): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (await place(lock, mine)) return;
    if (await challenge(lock, doing, mine, attempt)) await sleep(PAUSE_MS);
  }
  throw busy(`the lock ${lock} cannot be taken`, "Remove it if no other build runs.");
}

/**
 * Takes the lock file, also from a process that died without giving it back. Throws BuildError while another holds it.
 * @param doing what the holder does, for the error
 */
export async function takeLock(lock: string, doing: string): Promise<Lock> {
  const content = `${process.pid}-${randomBytes(6).toString("hex")}`;
  const mine = { draft: `${lock}.${content}`, content };
  // Known as held before anybody can see it.
  held.add(content);
  try {
    await writeFile(mine.draft, content, { flag: "wx" });
    await acquire(lock, doing, mine);
  } catch (error) {
    held.delete(content);
    throw error;
  } finally {
    await rm(mine.draft, { force: true });
  }
  const isOurs = async (): Promise<boolean> => (await contentOf(lock)) === content;
  return {
    isOurs,
    async release() {
      if (await isOurs()) await rm(lock, { force: true });
      held.delete(content);
    },
  };
}
