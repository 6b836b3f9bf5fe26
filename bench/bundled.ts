import { basename, join } from "node:path";
import { build } from "esbuild";
import { reportPage } from "../scripts/bundle.ts";
import type { ReadyStand } from "../test/support/stand/environment.ts";

/** A worker as users would run it: bundled, because Node's own handling of TypeScript takes time and memory too. */
export async function bundledWorker(stand: ReadyStand, source: string): Promise<string> {
  const outfile = join(stand.work, "bench", basename(source).replace(/\.ts$/, ".mjs"));
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    loader: { ".py": "text", ".yml": "text" },
    plugins: [reportPage],
    banner: { js: 'import { createRequire as __r } from "node:module"; const require = __r(import.meta.url);' },
  });
  return outfile;
}
