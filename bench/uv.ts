import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { plainEnvironment } from "../test/support/stand/cli.ts";
import type { ReadyStand } from "../test/support/stand/environment.ts";
import { mustRun } from "../test/support/stand/processes.ts";

const UV = "0.13.8";

/** The peer's uv, of the version that is ours, by pip; gives its path. */
export async function installUv(stand: ReadyStand, python: string): Promise<string> {
  const folder = join(stand.work, "bench", "uv");
  await mkdir(folder, { recursive: true });
  const options = { cwd: folder, env: plainEnvironment(stand) };
  await mustRun([python, "-m", "pip", "install", "--quiet", "--target", folder, `uv==${UV}`], options);
  return join(folder, "bin", "uv");
}
