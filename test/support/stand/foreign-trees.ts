import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { moduleFolder, restore } from "./interpreter.ts";
import { kept, onPath } from "./store.ts";

/** Interpreters for other systems in the Go module, by their folder there. */
export const FOREIGN_TREES = ["darwin-arm64", "darwin-amd64", "windows-amd64", "linux-arm64"] as const;
export type ForeignTree = (typeof FOREIGN_TREES)[number];

/** An interpreter's tree for another system, whose files can be read and not run; undefined where it cannot be had. */
export async function foreignTree(name: ForeignTree): Promise<string | undefined> {
  if (!onPath("go")) return undefined;
  return kept(`tree-3.14.6-20260610-${name}`, async (into) => {
    const data = join(await moduleFolder(into), "python", "internal", "data", name);
    await mkdir(into, { recursive: true });
    await restore(data, into);
    await rm(join(into, "module"), { recursive: true, force: true });
  });
}
