import { mustRun, type RunOptions } from "../test/support/stand/processes.ts";

/** Gives the value of one round, in any unit. */
export type Contestant = () => Promise<number>;

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) throw new Error("no values");
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/**
 * Medians of contestants that take turns, each round in another order: whatever else the machine does in the meantime
 * hits all of them alike.
 */
export async function interleaved<Name extends string>(
  contestants: Readonly<Record<Name, Contestant>>,
  rounds: number,
): Promise<Readonly<Record<Name, number>>> {
  const names = Object.keys(contestants) as Name[];
  const values = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const order = names.map((_, index) => names[(index + round) % names.length] as Name);
    for (const name of order) values.get(name)?.push(await contestants[name]());
  }
  return Object.fromEntries([...values].map(([name, all]) => [name, median(all)])) as Record<Name, number>;
}

/** Milliseconds of a command that must succeed. */
export async function milliseconds(argv: readonly [string, ...string[]], options: RunOptions): Promise<number> {
  return (await mustRun(argv, options)).milliseconds;
}
