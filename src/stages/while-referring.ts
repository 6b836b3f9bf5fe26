import type { Exec, Ports } from "../model/ports.ts";
import { bothOf } from "./leg.ts";

/** Waits for both. Where the reference fails, the commands of the other one are stopped, and its end says nothing. */
export async function whileReferring<T, R>(
  ports: Pick<Ports, "exec" | "log" | "signal">,
  refer: () => Promise<R>,
  work: (stoppable: Exec) => Promise<T>,
): Promise<[R, T]> {
  const stop = new AbortController();
  const stoppable: Exec = { run: (argv, options) => ports.exec.run(argv, { ...options, signal: stop.signal }) };
  const referring = refer().catch((error: unknown) => {
    stop.abort();
    throw error;
  });
  const working = work(stoppable).catch(async (error: unknown) => {
    if (stop.signal.aborted) await referring;
    throw error;
  });
  return bothOf(ports, [referring, working]);
}
