/** How a terminal (Ctrl-C), a runner or a supervisor, and a terminal that is closed ask a process to stop. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Aborts when the process is asked to stop, so that every stage can end its children and clean up. A second request by
 * SIGINT or SIGTERM ends the process at once.
 */
export function untilAskedToStop(): AbortSignal {
  const controller = new AbortController();
  for (const name of SIGNALS) {
    process.on(name, () => {
      if (name === "SIGHUP") outliveTerminal();
      // Shell and kernel both tell of a closed terminal; hearing it twice is nobody's impatience.
      else if (controller.signal.aborted) process.exit(130);
      controller.abort(new Error(name));
    });
  }
  return controller.signal;
}

/** What is said to a terminal that is gone fails, and must not end the process before it has cleaned up. */
function outliveTerminal(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
}
