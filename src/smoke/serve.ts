import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import type { Ports } from "../model/ports.ts";
import type { SmokeLimits, SmokeOutcome } from "../model/smoke.ts";
import { inRoom } from "./room.ts";
import { supervise } from "./supervise.ts";

/** Milliseconds between two questions, and until one counts as not answered. */
const PAUSE = 100;
const PATIENCE = 5000;
/** Characters of an answer that are looked at. */
const READ = 1_000_000;

/** What a server said before it was stopped. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

export interface Served {
  /** The last one; undefined where none came. */
  readonly answer: Answer | undefined;
  /** Somebody answered before the program was started: nothing can be said of it then. */
  readonly taken: boolean;
  /** Does the answer count? */
  readonly good: boolean;
  readonly outcome: SmokeOutcome;
}

/** A port of this machine that nobody uses now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

async function readBody(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > READ) break;
  }
  return text;
}

async function ask(address: string): Promise<Answer | undefined> {
  try {
    const response = await fetch(address, { redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
    return { status: response.status, body: await readBody(response) };
  } catch {
    return undefined;
  }
}

const NOT_STARTED: SmokeOutcome = {
  exitCode: undefined,
  signal: undefined,
  stopped: undefined,
  error: undefined,
  survivors: [],
  notes: [],
  stdout: "",
  stderr: "",
  milliseconds: 0,
  peakProcesses: 0,
  peakMemory: 0,
};

interface Asked {
  readonly answer: Answer | undefined;
  readonly good: boolean;
}

/** Asks until the answer is good, or nobody is left who could give one. */
async function askUntil(address: string, good: (answer: Answer) => boolean, over: () => boolean): Promise<Asked> {
  let answer: Answer | undefined;
  while (!over()) {
    const next = await ask(address);
    // Nobody answers for a program that ended meanwhile.
    if (next !== undefined && !over()) {
      answer = next;
      if (good(next)) return { answer, good: true };
    }
    await new Promise((done) => setTimeout(done, PAUSE));
  }
  return { answer, good: false };
}

/**
 * Starts a program, asks at the address until the answer is good, and ends the program with all that it started. It is
 * asked as long as the program may run and lives.
 */
export async function serve(
  { exec, machine }: Pick<Ports, "exec" | "machine">,
  request: {
    readonly python: string;
    /** `{port}` in it, and in the address, stands for a free port. */
    readonly argv: readonly string[];
    readonly address: string;
    readonly limits: SmokeLimits;
    readonly good: (answer: Answer) => boolean;
  },
): Promise<Served> {
  const port = String(await freePort());
  const filled = (text: string): string => text.replaceAll("{port}", port);
  if ((await ask(filled(request.address))) !== undefined) {
    return { answer: undefined, taken: true, good: false, outcome: NOT_STARTED };
  }
  return inRoom(machine, machine.workRoot, async ({ root, cwd, env }) => {
    const until = join(root, "done");
    let ended = false;
    const running = supervise(exec, request.python, {
      argv: request.argv.map(filled),
      cwd,
      env,
      limits: request.limits,
      until,
    }).finally(() => {
      ended = true;
    });
    const asking = askUntil(filled(request.address), request.good, () => ended).finally(() => writeFile(until, ""));
    const [outcome, asked] = await Promise.all([running, asking]);
    return { ...asked, taken: false, outcome };
  });
}
