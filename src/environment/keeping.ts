import { randomBytes } from "node:crypto";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Log, Ports } from "../model/ports.ts";

/** Who has heard that nothing can be kept: once in a run is enough. */
const told = new WeakSet<Log>();

function sayOnce({ log, machine }: Pick<Ports, "log" | "machine">, reason: string): void {
  if (told.has(log)) return;
  told.add(log);
  log.warn({
    code: "not-kept",
    message: `what this build fetched and compiled cannot be kept: ${reason}`,
    hint: `The build goes on, and the next one does this work again. Look at ${machine.cache}: its space, and who may write there.`,
  });
}

/**
 * Keeps something for later builds: only whole it ever bears the name that they look for. A full disk, or one that nobody may
 * write to, is one warning and no more.
 * @param place below the cache directory, with `/`; what lies there is replaced
 * @param write puts it at the path that it is given
 * @param needed what a cache between machines has to have of it, likewise; `place` itself where this is absent
 */
export async function keepForLater(
  ports: Pick<Ports, "log" | "machine" | "cache">,
  place: string,
  { write, needed = [place] }: { write: (fresh: string) => Promise<void>; needed?: readonly string[] },
): Promise<void> {
  const kept = join(ports.machine.cache, place);
  const fresh = `${kept}.${randomBytes(6).toString("hex")}`;
  try {
    await mkdir(dirname(kept), { recursive: true });
    await write(fresh);
    await rename(fresh, kept).catch(async () => {
      // A folder is not replaced by a folder.
      await rm(kept, { recursive: true, force: true });
      await rename(fresh, kept);
    });
    for (const path of needed) ports.cache?.needs(path, "fetched");
  } catch (error) {
    await rm(fresh, { recursive: true, force: true }).catch(() => undefined);
    sayOnce(ports, error instanceof Error ? error.message : String(error));
  }
}
