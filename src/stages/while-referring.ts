import type { Exec } from "../model/ports.ts";

/** Waits for both. Where the reference fails, the commands of the other one are stopped, and its end says nothing. */
export async function whileReferring<T, R>(
  exec: Exec,
  refer: () => Promise<R>,
  work: (stoppable: Exec) => Promise<T>,
): Promise<[T, R]> {
  const stop = new AbortController();
  const stoppable: Exec = { run: (argv, options) => exec.run(argv, { ...options, signal: stop.signal }) };
  const [referred, made] = await Promise.allSettled([
    refer().catch((error: unknown) => {
      stop.abort();
      throw error;
    }),
    work(stoppable),
  ]);
  if (referred.status === "rejected") throw referred.reason;
  if (made.status === "rejected") throw made.reason;
  return [made.value, referred.value];
}
