import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { NetworkError } from "../../src/model/errors.ts";
import type { Ports } from "../../src/model/ports.ts";
import { NOTES_CLOSE, NOTES_OPEN, type ReleaseFile, type ReleaseSet } from "../../src/model/release.ts";
import { type Releases, ServiceRefusal } from "../../src/model/releases.ts";
import { createStage, rehearsedReleases, type Stage } from "../../src/publishers/github/rehearsal.ts";
import { pythonPorts } from "./python-ports.ts";

export const TAG = "v1.4.0";
export const COMMIT = "c0ffee".padEnd(40, "0");

export async function fileOf(directory: string, name: string, content: string): Promise<ReleaseFile> {
  await mkdir(directory, { recursive: true });
  const path = join(directory, name);
  await writeFile(path, content);
  return { name, path, size: Buffer.byteLength(content), sha256: createHash("sha256").update(content).digest("hex") };
}

export function setOf(files: readonly ReleaseFile[], changes: Partial<ReleaseSet> = {}): ReleaseSet {
  return {
    tag: TAG,
    version: "1.4.0",
    commit: COMMIT,
    title: "app 1.4.0",
    prerelease: false,
    draft: false,
    notes: `${NOTES_OPEN}\n| file |\n${files.map(({ name }) => `| ${name} |`).join("\n")}\n${NOTES_CLOSE}`,
    files,
    ...changes,
  };
}

/** Everything that changes something. */
export const WRITES = ["create", "update", "remove", "removeAsset", "upload"] as const;

/** Calls `before` and `after` around every request, by its name. */
export function watched(
  releases: Releases,
  around: {
    readonly before?: (name: string) => void | Promise<void>;
    readonly after?: (name: string) => void | Promise<void>;
  },
): Releases {
  const wrap = <A extends readonly unknown[], R>(name: string, method: (...args: A) => Promise<R>) => {
    return async (...args: A): Promise<R> => {
      await around.before?.(name);
      const answer = await method(...args);
      await around.after?.(name);
      return answer;
    };
  };
  return {
    repository: releases.repository,
    list: wrap("list", releases.list),
    get: wrap("get", releases.get),
    published: wrap("published", releases.published),
    create: wrap("create", releases.create),
    update: wrap("update", releases.update),
    remove: wrap("remove", releases.remove),
    assets: wrap("assets", releases.assets),
    removeAsset: wrap("removeAsset", releases.removeAsset),
    upload: wrap("upload", releases.upload),
    measure: wrap("measure", releases.measure),
    text: wrap("text", releases.text),
    generateNotes: wrap("generateNotes", releases.generateNotes),
    tagCommit: wrap("tagCommit", releases.tagCommit),
    isPublic: wrap("isPublic", releases.isPublic),
  };
}

/** A repository with the tag, a log of what was asked of it, and a clock that only waiting moves. */
export function world(): {
  readonly stage: Stage;
  readonly asked: string[];
  readonly releases: Releases;
  readonly waits: number[];
} {
  const stage = createStage();
  stage.tags.set(TAG, COMMIT);
  const asked: string[] = [];
  const releases = watched(rehearsedReleases("acme/widget", stage), { before: (name) => void asked.push(name) });
  return { stage, asked, releases, waits: [] };
}

export function portsOf(releases: Releases, waits: number[] = []): ReturnType<typeof pythonPorts> & Ports {
  let now = 0;
  const base = pythonPorts({ run: () => Promise.reject(new Error("nothing is run")) });
  const clock = {
    now: () => now,
    wait: async (ms: number) => {
      waits.push(ms);
      now += ms;
    },
    random: Math.random,
  };
  return { ...base, releases, clock };
}

export const serverError = (status = 502): ServiceRefusal =>
  new ServiceRefusal({ url: "https://api", status }, "Server Error");
export const cut = (): NetworkError => new NetworkError("https://api: other side closed", { url: "https://api" });
export const limited = (retryAfterMs: number, status = 403): ServiceRefusal =>
  new ServiceRefusal({ url: "https://api", status, retryAfterMs }, "You have exceeded a secondary rate limit");

/** A small release, whose files hold text. */
export async function threeFiles(folder: string): Promise<ReleaseFile[]> {
  const names = ["app-linux-x64.tar.gz", "app-windows-x64.zip", "SHA256SUMS"];
  return Promise.all(names.map((name) => fileOf(folder, name, `content of ${name}`)));
}

export type World = ReturnType<typeof world>;

/** Those of the requests that change something. */
export const writes = (asked: readonly string[]): string[] =>
  asked.filter((name) => WRITES.some((write) => write === name));

/** The one release that there is. */
export const only = ({ stage }: World) => {
  expect(stage.releases.size).toBe(1);
  const [release] = stage.releases.values();
  if (release === undefined) throw new Error("there is no release");
  return release;
};

/** State and digest of each of its assets. */
export const digests = (w: World) =>
  Object.fromEntries(only(w).assets.map(({ name, sha256, state }) => [name, `${state} ${sha256}`]));

/** A draft that somebody made by hand. */
export async function draft(w: World, changes: { title?: string; body?: string; tag?: string } = {}) {
  return w.releases.create({ tag: TAG, title: "by hand", body: "by hand", prerelease: false, ...changes });
}
