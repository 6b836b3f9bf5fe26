/** The two ways in which a terminal and a runner ask a process to stop. */
const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/**
 * Aborts when the process is asked to stop, so that every stage can end its children and clean up. A second request
 * ends the process at once.
 */
export function untilAskedToStop(): AbortSignal {
  const controller = new AbortController();
  for (const name of SIGNALS) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort(new Error(name));
    });
  }
  return controller.signal;
}
