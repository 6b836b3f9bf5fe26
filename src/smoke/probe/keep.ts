import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Ports } from "../../model/ports.ts";

type Place = Pick<Ports, "machine" | "cache">;

/** Below the cache directory. */
const placeOf = (key: string): string => `smoke/${key}.json`;

function fileOf({ machine }: Place, key: string): string {
  return join(machine.cache, placeOf(key));
}

export async function recall(ports: Place, key: string): Promise<unknown> {
  await ports.cache?.restored(placeOf(key));
  try {
    const found: unknown = JSON.parse(await readFile(fileOf(ports, key), "utf8"));
    ports.cache?.needs(placeOf(key), "kept");
    return found;
  } catch {
    // Not there, or half of it: found out again.
    return undefined;
  }
}

export async function keep(ports: Place, key: string, finding: unknown): Promise<void> {
  const file = fileOf(ports, key);
  const fresh = `${file}.${process.pid}.tmp`;
  try {
    await mkdir(join(file, ".."), { recursive: true });
    await writeFile(fresh, JSON.stringify(finding));
    await rename(fresh, file);
    ports.cache?.needs(placeOf(key), "fetched");
  } catch {
    // A cache that cannot be written is found out again too.
  }
}
