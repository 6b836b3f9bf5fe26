import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ToolCache, ToolKey } from "../../model/ports.ts";
import { exists, fillBeside } from "../node/fill.ts";

/** tool-cache sorts by semantic version; ours are PEP 440, and everything else of the key goes into its “architecture”. */
function semantic(version: string): string {
  const [, release = "0", pre = ""] = /^(\d+(?:\.\d+){0,2})(.*)$/.exec(version) ?? [];
  const [major = "0", minor = "0", patch = "0"] = release.split(".");
  const suffix = pre === "" ? "" : `-${pre.replaceAll(/[^0-9A-Za-z-]/g, "-")}`;
  return `${major}.${minor}.${patch}${suffix}`;
}

/**
 * The runner's tool cache, as @actions/tool-cache lays it out: what a self-hosted runner keeps between jobs. Its own
 * `cacheDir` deletes and copies in place, so that two legs that fill one key at once break each other; here a tool appears
 * under its name only when it is whole.
 * @param root `RUNNER_TOOL_CACHE`; where that is not set, a directory of ours with the same layout
 */
export function createToolCache(root: string): ToolCache {
  const load = () => import("@actions/tool-cache");
  const place = (key: ToolKey): string => join(root, key.name, semantic(key.version), key.variant);
  return {
    async find(key) {
      // @actions/tool-cache looks below the variable and nowhere else, and throws where it is not set.
      if (process.env["RUNNER_TOOL_CACHE"] !== root) {
        const path = place(key);
        return (await exists(path)) && (await exists(`${path}.complete`)) ? path : undefined;
      }
      const { find } = await load();
      const path = find(key.name, semantic(key.version), key.variant);
      return path === "" ? undefined : path;
    },
    async add(key, fill) {
      const final = place(key);
      await fillBeside(final, fill);
      await writeFile(`${final}.complete`, "");
      return final;
    },
    async unpack(archive, directory) {
      const { extractTar } = await load();
      await extractTar(archive, directory);
    },
  };
}
