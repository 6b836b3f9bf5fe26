import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { ToolCache, ToolKey } from "../../model/ports.ts";

/** tool-cache sorts by semantic version; ours are PEP 440, and everything else of the key goes into its “architecture”. */
function semantic(version: string): string {
  const [, release = "0", pre = ""] = /^(\d+(?:\.\d+){0,2})(.*)$/.exec(version) ?? [];
  const [major = "0", minor = "0", patch = "0"] = release.split(".");
  const suffix = pre === "" ? "" : `-${pre.replaceAll(/[^0-9A-Za-z-]/g, "-")}`;
  return `${major}.${minor}.${patch}${suffix}`;
}

/** The runner's tool cache, by @actions/tool-cache: what a self-hosted runner keeps between jobs. */
export function createToolCache(temporary: string): ToolCache {
  const load = () => import("@actions/tool-cache");
  const find = async (key: ToolKey): Promise<string | undefined> => {
    const { find } = await load();
    const path = find(key.name, semantic(key.version), key.variant);
    return path === "" ? undefined : path;
  };
  return {
    find,
    async add(key, fill) {
      const { cacheDir } = await load();
      const directory = join(temporary, `slipway-${key.name}-${key.variant}`);
      await rm(directory, { recursive: true, force: true });
      await mkdir(directory, { recursive: true });
      try {
        await fill(directory);
        return await cacheDir(directory, key.name, semantic(key.version), key.variant);
      } finally {
        await rm(directory, { recursive: true, force: true });
      }
    },
    async unpack(archive, directory) {
      const { extractTar } = await load();
      await extractTar(archive, directory);
    },
  };
}
