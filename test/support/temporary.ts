import { mkdtemp, realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A fresh folder, its path without links; the test removes it. */
export async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(await realpath(tmpdir()), "slipway-test-"));
}
