import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Exchange, StoreAnswer, StoredArtifact } from "../../../src/model/exchange.ts";

/** An artifact store in a folder. What it holds can be looked at, and its next answers be decided on. */
export interface FolderStore extends Exchange {
  readonly artifacts: StoredArtifact[];
  /** Name (a part of it) → what a store of it does instead, once each. */
  readonly answers: [part: string, answer: StoreAnswer][];
}

export function folderStore(folder: string): FolderStore {
  const artifacts: StoredArtifact[] = [];
  const taken = new Set<string>();
  const answers: [string, StoreAnswer][] = [];
  return {
    artifacts,
    answers,
    async store(file, trouble) {
      const name = basename(file);
      const at = answers.findIndex(([part]) => name.includes(part));
      const [forced] = at < 0 ? [] : answers.splice(at, 1);
      if (forced !== undefined) {
        taken.add(name);
        trouble("as the test wants it");
        return forced[1];
      }
      if (taken.has(name)) return "exists";
      taken.add(name);
      const content = await readFile(file);
      await copyFile(file, join(folder, name));
      const sha256 = createHash("sha256").update(content).digest("hex");
      artifacts.push({ id: artifacts.length + 1, name, size: content.length, sha256 });
      return "stored";
    },
    list: async () => [...artifacts],
    async fetch(artifact, file) {
      await mkdir(dirname(file), { recursive: true });
      await copyFile(join(folder, artifact.name), file);
    },
  };
}
