/** What a supervised program may use, its descendants counted in and nothing else that the user runs. */
export interface SmokeLimits {
  readonly seconds: number;
  readonly processes: number;
  /** Bytes of resident memory; where pages are shared, each is counted once (on Windows: committed memory). */
  readonly memory: number;
}

/** How a supervised program ended. */
export interface SmokeOutcome {
  /** Undefined where a signal or the supervisor ended it, or it never started. */
  readonly exitCode: number | undefined;
  /** Signal number; undefined where it exited. */
  readonly signal: number | undefined;
  /**
   * Which limit was broken; `left` = it ended and left processes behind. Orphans that ended count against `processes`
   * too, four times as many of them: what starts a successor and ends never has many alive.
   */
  readonly stopped: "time" | "processes" | "memory" | "left" | undefined;
  /** Why it could not be started at all. */
  readonly error: string | undefined;
  /**
   * Command lines (on Windows: program files) of processes that were alive when it was stopped, or when it had ended
   * and they had not; at most 20. None of them is alive any more.
   */
  readonly survivors: readonly string[];
  /** What the supervision could not do here: processes that it could not follow, or not end. */
  readonly notes: readonly string[];
  /** Last 64 KiB of each stream. */
  readonly stdout: string;
  readonly stderr: string;
  readonly milliseconds: number;
  readonly peakProcesses: number;
  /** Bytes. */
  readonly peakMemory: number;
}
