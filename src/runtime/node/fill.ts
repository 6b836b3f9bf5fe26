import { randomBytes } from "node:crypto";
import { access, mkdir, rename, rm } from "node:fs/promises";

/** Is there anything at this path? */
export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/**
 * Fills a directory beside its place and renames it when whole, so that a broken run leaves nothing half done and of two
 * fillers at once both end with a whole one.
 */
export async function fillBeside(final: string, fill: (directory: string) => Promise<void>): Promise<void> {
  const temporary = `${final}.tmp-${randomBytes(6).toString("hex")}`;
  await mkdir(temporary, { recursive: true });
  try {
    await fill(temporary);
    await rename(temporary, final).catch(async (error: unknown) => {
      // Somebody else was faster with the same key, hence with the same content.
      if (!(await exists(final))) throw error;
    });
  } finally {
    // What went wrong is said, and not that something was still being written.
    await rm(temporary, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}
