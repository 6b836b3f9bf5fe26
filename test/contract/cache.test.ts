import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { pack } from "tar-stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { digestOf, obtainFile } from "../../src/environment/kept-files.ts";
import type { DownloadRequest, Ports } from "../../src/model/ports.ts";
import { takeOut } from "../../src/runtime/github/cache-reader.ts";
import { type IndexedFile, makeWheel } from "../support/package-index.ts";
import { pythonPorts } from "../support/python-ports.ts";
import { tamperings } from "../support/tamperings.ts";
import { temporaryFolder } from "../support/temporary.ts";

const ROUNDS = tamperings();

let folder: string;
let files: readonly IndexedFile[];
beforeAll(async () => {
  folder = await temporaryFolder();
  const words = ["one", "two", "three"];
  files = await Promise.all(words.map((name) => makeWheel(name, { code: `${name} = 1\n`.repeat(40) })));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A generator that gives the same numbers in every run: from 0 to below `limit`. */
function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

type Entry = readonly [name: string, bytes: Buffer];

async function tarOf(entries: readonly Entry[]): Promise<Buffer> {
  const tar = pack();
  for (const [name, bytes] of entries) tar.entry({ name: `files/${name}` }, bytes);
  tar.finalize();
  return buffer(tar);
}

/** What somebody who can write to the cache may do; each changes something. */
const TAMPER: readonly ((entries: readonly Entry[], number: (limit: number) => number) => Promise<Buffer>)[] = [
  // Bytes anywhere, headers of the archive included.
  async (entries, number) => {
    const tar = await tarOf(entries);
    const from = number(tar.length - 16);
    const until = from + 1 + number(15);
    for (let at = from; at < until; at += 1) tar[at] = (tar[at] ?? 0) ^ (1 + number(255));
    return gzipSync(tar, { level: 1 });
  },
  // One wheel under the name of another.
  async (entries, number) => {
    const turn = 1 + number(entries.length - 1);
    const swapped = entries.map(
      ([name], at): Entry => [name, entries[(at + turn) % entries.length]?.[1] ?? Buffer.of()],
    );
    return gzipSync(await tarOf(swapped), { level: 1 });
  },
  // One that is cut off, and one that is longer.
  async (entries, number) => {
    const other = entries.map(([name, bytes]): Entry => [name, bytes.subarray(0, number(bytes.length))]);
    return gzipSync(await tarOf(other), { level: 1 });
  },
  async (entries) =>
    gzipSync(await tarOf(entries.map(([name, bytes]): Entry => [name, Buffer.concat([bytes, bytes])])), { level: 1 }),
  // A second entry of the same name, before or behind the right one.
  async (entries, number) => {
    const evil: readonly Entry[] = [[entries[number(entries.length)]?.[0] ?? "", Buffer.from("evil")]];
    return gzipSync(await tarOf(number(2) === 0 ? [...evil, ...entries] : [...entries, ...evil]), { level: 1 });
  },
  // The archive itself.
  async (entries, number) => {
    const bytes = gzipSync(await tarOf(entries), { level: 1 });
    return bytes.subarray(0, number(bytes.length));
  },
];

test(`of ${ROUNDS} caches that were tampered with, none gets a byte into what is installed from`, async () => {
  const number = numbers(42);
  const entries = files.map(({ sha256, bytes }): Entry => [sha256, bytes]);
  let reached = 0;
  let restored = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const cache = join(folder, "cache");
    const house = join(folder, "house");
    for (const each of [cache, house]) await rm(each, { recursive: true, force: true });
    await mkdir(house, { recursive: true });
    const bytes = (await TAMPER[round % TAMPER.length]?.(entries, number)) ?? Buffer.of();
    const never = new AbortController().signal;
    const taken = takeOut(Readable.from([bytes]), { method: "gzip", into: cache, release: false }, never);
    restored += (await taken.catch(() => [])).length;
    const ports = portsAt(cache);
    for (const file of files) {
      const destination = join(house, file.name);
      const locked = { name: file.name, url: `http://index.test/${file.name}`, sha256: file.sha256 };
      await obtainFile(ports, { python: "none", indexes: new Map() }, locked, destination);
      if ((await digestOf(destination)) !== file.sha256) reached += 1;
      if (!(await readFile(destination)).equals(file.bytes)) reached += 1;
    }
  }
  expect(reached).toBe(0);
  // Or nothing was tried at all.
  expect(restored).toBeGreaterThan(ROUNDS);
});

function portsAt(cache: string): Ports {
  const ports = pythonPorts({
    run: () => Promise.reject(new Error("pip is not asked")),
  });
  const bytesOf = (hash: string): Buffer => files.find(({ sha256 }) => sha256 === hash)?.bytes ?? Buffer.of();
  const downloads = { fetch: ({ file, sha256 }: DownloadRequest) => writeFile(file, bytesOf(sha256)) };
  return { ...ports, downloads, machine: { ...ports.machine, cache, workRoot: folder } };
}
