import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Ports, RunResult } from "../model/ports.ts";

const TIMEOUT_MS = 120_000;

export interface Gpg {
  /** Runs gpg in its private home; what it has to be told in secret comes by its standard input. Any exit code is taken. */
  run(what: string, args: readonly string[], input?: string): Promise<RunResult>;
}

/** gpg with a home that nobody else has, and that is gone afterwards together with its agent. */
export async function inPrivateHome<T>(
  ports: Pick<Ports, "exec" | "machine">,
  use: (gpg: Gpg) => Promise<T>,
): Promise<T> {
  // A short path: the agent's socket lies in it, and may have 107 characters. mkdtemp makes it ours alone.
  const home = await mkdtemp(join(tmpdir(), "slipway-gpg-"));
  const env = { PATH: ports.machine.path, GNUPGHOME: home, HOME: home, LC_ALL: "C" };
  // Windows starts nothing without its own variables.
  const options = { env, cwd: home, timeoutMs: TIMEOUT_MS, bare: ports.machine.os !== "windows" };
  const run: Gpg["run"] = (what, args, input) =>
    ports.exec.run(["gpg", "--batch", "--no-tty", "--status-fd", "2", ...args], {
      ...options,
      what,
      accept: "any",
      ...(input === undefined ? {} : { input }),
    });
  try {
    return await use({ run });
  } finally {
    await ports.exec.run(["gpgconf", "--kill", "all"], { ...options, accept: "any" }).catch(() => undefined);
    await rm(home, { recursive: true, force: true, maxRetries: 3 });
  }
}
