import { setTimeout as sleep } from "node:timers/promises";
import type { Check } from "./applications.ts";
import { filesProblem, filled, type Placeholders, writeCheckFiles } from "./check-files.ts";
import type { Outcome } from "./processes.ts";
import { freePort } from "./web.ts";

/** A server has to answer within this time. */
const SERVE_SECONDS = 30;
const PAUSE_MS = 200;

/** How a program is run for one check. */
export interface Stage {
  /** The working directory: empty, and visible to the program. */
  readonly cwd: string;
  /** What the program takes it for, where that differs. */
  readonly cwdInside?: string;
  /** Port of the web server that checks may ask. */
  readonly http: number;
  execute(
    args: readonly string[],
    options: { readonly stdin: string; readonly env: Readonly<Record<string, string>>; readonly signal: AbortSignal },
  ): Promise<Outcome>;
}

/** Runs a program, and says `works` or what is wrong. */
export async function judge(stage: Stage, check: Check): Promise<string> {
  const values = { http: stage.http, port: await freePort(), cwd: stage.cwdInside ?? stage.cwd };
  await writeCheckFiles(stage.cwd, check, values);
  const controller = new AbortController();
  const args = check.args.map((text) => filled(text, values));
  const options = { stdin: check.stdin ?? "", env: check.env ?? {}, signal: controller.signal };
  const running = stage.execute(args, options);
  if (check.serves === undefined) return verdict(check, stage.cwd, await running);
  try {
    return await serverVerdict(check, values, running);
  } finally {
    controller.abort();
    await running;
  }
}

function said(outcome: Outcome): string {
  return outcome.output.trim().split("\n").slice(-3).join(" | ");
}

async function verdict(check: Check, cwd: string, outcome: Outcome): Promise<string> {
  if (outcome.signal !== undefined)
    return `ended by ${outcome.signal} after ${Math.round(outcome.milliseconds)} ms: ${said(outcome)}`;
  if (!(check.exit ?? [0]).includes(outcome.code ?? -1)) return `exit code ${outcome.code}: ${said(outcome)}`;
  if (check.prints !== undefined && !check.prints.test(outcome.output))
    return `did not print ${check.prints}: ${said(outcome)}`;
  if (check.rejects?.test(outcome.output) === true) return `printed ${check.rejects}: ${said(outcome)}`;
  const problem = await filesProblem(cwd, check);
  return problem === undefined ? "works" : `${problem}: ${said(outcome)}`;
}

async function serverVerdict(check: Check, { port }: Placeholders, running: Promise<Outcome>): Promise<string> {
  const ended = running.then((outcome) => ({ outcome }));
  const due = performance.now() + SERVE_SECONDS * 1000;
  while (performance.now() < due) {
    const body = await bodyOf(`http://127.0.0.1:${port}${check.serves}`);
    if (body !== undefined) return check.prints?.test(body) === true ? "works" : `answered ${body.slice(0, 200)}`;
    const over = await Promise.race([ended, sleep(PAUSE_MS)]);
    if (over !== undefined)
      return `ended with exit code ${over.outcome.code} instead of serving: ${said(over.outcome)}`;
  }
  return `did not answer within ${SERVE_SECONDS} s`;
}

async function bodyOf(url: string): Promise<string | undefined> {
  try {
    return await (await fetch(url, { signal: AbortSignal.timeout(3000) })).text();
  } catch {
    return undefined;
  }
}
