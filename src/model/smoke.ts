/** What a supervised program may use, its descendants counted in. */
export interface SmokeLimits {
  readonly seconds: number;
  readonly processes: number;
  /** Bytes of resident memory. */
  readonly memory: number;
}

/** How a supervised program ended. */
export interface SmokeOutcome {
  /** Undefined where a signal or the supervisor ended it. */
  readonly exitCode: number | undefined;
  /** Signal number, negative exit codes translated; undefined where it exited. */
  readonly signal: number | undefined;
  /** Which limit was broken; `left` = it ended and left processes behind. */
  readonly stopped: "time" | "processes" | "memory" | "left" | undefined;
  /** Command lines of processes that were alive when it was stopped or when it ended, at most 20. */
  readonly survivors: readonly string[];
  /** Last 64 KiB of each stream. */
  readonly stdout: string;
  readonly stderr: string;
  readonly milliseconds: number;
  readonly peakProcesses: number;
  readonly peakMemory: number;
}
