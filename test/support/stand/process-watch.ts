import { readdir, readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";

/** What anybody on the machine could read of a process. */
export interface SeenProcess {
  readonly pid: number;
  /** Arguments, separated by blanks. */
  readonly argv: string;
  /** Variables, separated by lines; what it was started with. */
  readonly environment: string;
}

const INTERVAL_MS = 15;

const textOf = (file: string): Promise<string> =>
  readFile(file, "latin1").then(
    (text) => text.replaceAll("\0", "\n").trim(),
    // It has ended, or is somebody else's.
    () => "",
  );

/** Looks at all processes of this machine again and again until told to stop; then every one that began meanwhile. */
export function watchProcesses(): () => Promise<readonly SeenProcess[]> {
  const seen = new Map<string, SeenProcess>();
  let going = true;
  let before: ReadonlySet<string> | undefined;
  const look = async (): Promise<void> => {
    const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
    before ??= new Set(pids);
    for (const pid of pids.filter((each) => before?.has(each) !== true)) {
      const [argv, environment] = [await textOf(`/proc/${pid}/cmdline`), await textOf(`/proc/${pid}/environ`)];
      if (argv !== "") seen.set(`${pid} ${argv}`, { pid: Number(pid), argv: argv.replaceAll("\n", " "), environment });
    }
  };
  const watching = (async () => {
    while (going) {
      await look();
      await pause(INTERVAL_MS);
    }
  })();
  return async () => {
    going = false;
    await watching;
    return [...seen.values()];
  };
}
