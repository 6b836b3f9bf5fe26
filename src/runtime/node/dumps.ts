import { execFile } from "node:child_process";

/** Milliseconds. */
const PATIENCE = 2000;

/**
 * From here on this process holds secrets: a crash, of it or of what it starts, leaves no image of its memory, and a report of Node's
 * no environment. Where the system has no way to say so (macOS makes none by itself; Windows keeps them where only the user reads), nothing is done.
 */
export function leaveNoDumps(): void {
  process.report.excludeEnv = true;
  if (process.platform !== "linux") return;
  // Children inherit the limit. Where there is no prlimit, the limit of the login stays, which is 0 on most systems.
  execFile("prlimit", ["--pid", String(process.pid), "--core=0:0"], { timeout: PATIENCE }, () => undefined);
}
