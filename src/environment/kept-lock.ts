import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Ports } from "../model/ports.ts";
import { keepForLater } from "./keeping.ts";
import { type PinnedPackage, pylockText } from "./pylock.ts";

/** SHA-256 of everything that something kept depends on, as JSON; hexadecimal. */
export function keyOf(...parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

/** A lock that was looked up once, and is kept in the cache directory for later builds. */
export interface KeptLock {
  /** Below the cache directory, with `/`: what the ports' cache calls it. */
  readonly place: string;
  /** Absolute. */
  readonly file: string;
}

/** Where a lock with this key is kept. */
export function keptLock({ machine }: Ports, folder: "builds" | "locks", key: string): KeptLock {
  const place = `${folder}/${key}.toml`;
  return { place, file: join(machine.cache, place) };
}

/** Keeps what was looked up, if it can be kept, and says that this run needed it. */
export function keepLock(ports: Ports, { place }: KeptLock, packages: readonly PinnedPackage[]): Promise<void> {
  return keepForLater(ports, place, { write: (fresh) => writeFile(fresh, pylockText(packages)) });
}
