import { readdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ReadyStand } from "../test/support/stand/environment.ts";
import { mustRun } from "../test/support/stand/processes.ts";
import { greeterFiles, makeProject } from "../test/support/stand/projects.ts";
import { runnerEnvironment } from "../test/support/stand/runner.ts";
import type { Figure } from "./figure.ts";

const here = dirname(fileURLToPath(import.meta.url));

/** Bytes of our own modules that are loaded when the first line is printed, imports at run time counted in. */
async function loadedBytes(stand: ReadyStand): Promise<number> {
  const workspace = await makeProject(join(stand.work, "bench", "size"), greeterFiles("size"));
  const env = await runnerEnvironment(stand, { workspace, inputs: {} });
  const hook = join(here, "count-loaded.ts");
  const main = join(stand.product, "dist", "main.mjs");
  const { stdout } = await mustRun([process.execPath, "--import", hook, main], { cwd: workspace, env });
  return Number(/^loaded (\d+)$/m.exec(stdout)?.[1] ?? Number.NaN);
}

export const distSize: Figure = {
  name: "size",
  what: "what a runner downloads and loads",
  needsInterpreter: false,
  async measure(stand: ReadyStand) {
    const dist = join(here, "..", "dist");
    const names = await readdir(dist, { recursive: true, withFileTypes: true });
    const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    const loaded = await loadedBytes(stand);
    return [
      { what: "loaded before the first line", value: loaded / 1000, unit: "KB", limit: 150, from: `${loaded} bytes` },
      { what: "dist/ in all", value: total / 1e6, unit: "MB", limit: 7, from: `${files.length} files, not minified` },
    ];
  },
};
