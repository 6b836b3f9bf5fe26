import { randomBytes } from "node:crypto";
import { readFile, realpath, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Ports } from "../model/ports.ts";
import { keyOf } from "./kept-lock.ts";

/** Which Python this is: an update or another machine makes it another. Undefined where nobody can say. */
async function identityOf({ machine }: Ports, python: string): Promise<string | undefined> {
  try {
    const path = await realpath(python);
    const { size, mtimeMs, ino } = await stat(path);
    return keyOf(python, path, size, mtimeMs, ino, machine.system, machine.arch);
  } catch {
    return undefined;
  }
}

/** Writes a file whole or not at all: under its name nobody ever finds half of it. */
async function writeWhole(file: string, text: string): Promise<void> {
  const fresh = `${file}.${randomBytes(6).toString("hex")}`;
  await writeFile(fresh, text);
  await rename(fresh, file);
}

/**
 * What a Python answers to a question that hangs on nothing but itself and its machine, asked once and kept in the machine's
 * tool cache: a start takes longer than all else that a warm build does before it installs.
 * @param question all that the answer depends on
 * @param at.ask gives the answer, a text
 * @param at.isAnswer what is kept may have been altered; it must at least be an answer
 */
export async function keptAnswer(
  ports: Ports,
  question: unknown,
  at: {
    readonly python: string;
    readonly ask: () => Promise<string>;
    readonly isAnswer: (text: string) => boolean;
  },
): Promise<string> {
  const variant = await identityOf(ports, at.python);
  if (variant === undefined) return at.ask();
  const key = { name: "slipway-answers", version: "1", variant: variant.slice(0, 32) };
  const { toolCache } = ports;
  const folder = (await toolCache.find(key)) ?? (await toolCache.add(key, async () => undefined));
  const file = join(folder, `${keyOf(question)}.json`);
  const kept = await readFile(file, "utf8").catch(() => undefined);
  if (kept !== undefined && at.isAnswer(kept)) return kept;
  const answer = await at.ask();
  await writeWhole(file, answer);
  return answer;
}
