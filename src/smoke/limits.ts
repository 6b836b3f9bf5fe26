import { totalmem } from "node:os";
import type { SmokeLimits } from "../model/smoke.ts";

/** Smoke commands that run side by side. More would distort how long a start takes on a runner of two processors. */
export const AT_A_TIME = 2;
/** Long enough for the first start of a program with very large libraries on a busy runner; a hang costs it once. */
const SECONDS = 60;
/** Shells, worker pools and browsers stay below it, and a program that starts itself is past it at once. */
const LEAST_PROCESSES = 64;
/** Some pools start one worker per processor, and a few processes around each. */
const PROCESSES_PER_CPU = 4;
/** Two at a time leave a third of the memory to the machine. */
const MEMORY_SHARE = 1 / 3;

/** Bytes of memory that this machine, or the container on it, lets us have. */
export function machineMemory(): number {
  const constrained = process.constrainedMemory();
  return constrained > 0 ? Math.min(totalmem(), constrained) : totalmem();
}

/** What a smoke command may use where nobody says otherwise. */
export function defaultLimits(cpus: number, memory: number): SmokeLimits {
  return {
    seconds: SECONDS,
    processes: Math.max(LEAST_PROCESSES, PROCESSES_PER_CPU * cpus),
    memory: Math.floor(memory * MEMORY_SHARE),
  };
}
