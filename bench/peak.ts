import { readFileSync } from "node:fs";

/**
 * The most memory that this process has had, in KiB. Linux counts in `maxRSS` what the parent had when it made the child,
 * so that is asked of the kernel's own account of the program (proc(5): VmHWM).
 */
export function peakMemory(): number {
  if (process.platform !== "linux") return process.resourceUsage().maxRSS;
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1]);
}
