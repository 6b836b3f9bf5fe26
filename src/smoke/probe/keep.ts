import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Ports } from "../../model/ports.ts";

type Place = Pick<Ports, "machine">;

function fileOf({ machine }: Place, key: string): string {
  return join(machine.cache, "smoke", `${key}.json`);
}

export async function recall(ports: Place, key: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(fileOf(ports, key), "utf8"));
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
  } catch {
    // A cache that cannot be written is found out again too.
  }
}
