import { mkdir, readdir, readFile, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { keepingDownloads, obtainFile } from "../../../src/environment/kept-files.ts";
import { createDownloads } from "../../../src/runtime/node/downloads.ts";
import { fakeCache } from "../../support/fake-cache.ts";
import { type IndexedFile, makeWheel, type PackageIndex, startIndex } from "../../support/package-index.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { diagnosed, portsWith, recordingExec, toolFailure } from "./support.ts";

let folder: string;
let kept: string;
let file: IndexedFile;
let other: IndexedFile;
let index: PackageIndex;
beforeEach(async () => {
  folder = await temporaryFolder();
  kept = join(folder, "cache", "files");
  file = await makeWheel("rich", { code: "x = 1\n".repeat(500) });
  other = await makeWheel("rich", { version: "2.0" });
  index = await startIndex([file, other]);
});
afterEach(async () => {
  await index.close();
  await rm(folder, { recursive: true, force: true });
});

/** The index's files cannot be had by pip either. */
const noPip = () =>
  recordingExec(({ argv }) => {
    throw toolFailure(argv, "no");
  });

function ports(exec = noPip().exec) {
  const downloads = createDownloads(new AbortController().signal, { pause: async () => undefined });
  const made = portsWith(exec, { downloads });
  return { ...made, machine: { ...made.machine, workRoot: folder, cache: join(folder, "cache") } };
}

const namesKept = () => readdir(kept).catch(() => []);

let place = 0;
/** Has the file at a new place. */
async function obtain(on = ports(), wanted = file): Promise<{ how: string; bytes: Buffer }> {
  place += 1;
  const destination = join(folder, `${place}-${wanted.name}`);
  const source = { python: "/usr/bin/python3", indexes: new Map<string, string>() };
  const locked = { name: wanted.name, url: index.address(wanted), sha256: wanted.sha256 };
  const how = await obtainFile(on, source, locked, destination);
  return { how, bytes: await readFile(destination) };
}

test("a file is fetched once, and kept under its hash", async () => {
  expect(await obtain()).toEqual({ how: "fetched", bytes: file.bytes });
  expect(await readdir(kept)).toEqual([file.sha256]);
  expect(await obtain()).toEqual({ how: "kept", bytes: file.bytes });
  expect(index.asked).toEqual([`/files/${file.name}`]);
});

test("what a runner's cache is still bringing is waited for, and not fetched", async () => {
  const restored = async (): Promise<void> => {
    await sleep(50);
    await mkdir(kept, { recursive: true });
    await writeFile(join(kept, file.sha256), file.bytes);
  };
  const cache = fakeCache({ restored });
  expect(await obtain({ ...ports(), cache })).toEqual({ how: "kept", bytes: file.bytes });
  expect(index.asked).toEqual([]);
});

describe("a cache entry that is", () => {
  const cases: readonly [string, (entry: string) => Promise<unknown>][] = [
    ["truncated", (entry) => truncate(entry, 100)],
    ["empty", (entry) => truncate(entry, 0)],
    ["another wheel", (entry) => writeFile(entry, other.bytes)],
    ["longer", (entry) => writeFile(entry, Buffer.concat([file.bytes, Buffer.from("\n")]))],
    ["a folder", (entry) => rm(entry).then(() => mkdir(join(entry, "x"), { recursive: true }))],
    [
      "a link out",
      async (entry) => {
        await rm(entry);
        await writeFile(join(folder, "outside"), "x");
        await symlink(join(folder, "outside"), entry);
      },
    ],
    ["a broken link", (entry) => rm(entry).then(() => symlink(join(folder, "nowhere"), entry))],
  ];
  test.each(cases)("%s is reported, dropped and fetched anew", async (_, damage) => {
    await obtain();
    await damage(join(kept, file.sha256));
    const on = ports();
    expect(await obtain(on)).toEqual({ how: "fetched", bytes: file.bytes });
    expect(on.said.warnings).toMatchObject([{ code: "cache-differs", message: expect.stringContaining(file.name) }]);
    expect(await obtain(on)).toEqual({ how: "kept", bytes: file.bytes });
    expect(on.said.warnings).toHaveLength(1);
  });

  test("another wheel is gone afterwards, also where the index gives none in its place", async () => {
    await obtain();
    await rm(join(kept, file.sha256));
    await writeFile(join(kept, file.sha256), other.bytes);
    index.faults.set(file.name, (_, response) => response.writeHead(503).end());
    await expect(obtain()).rejects.toThrow("HTTP 503");
    expect(await namesKept()).toEqual([]);
    expect((await readdir(folder)).filter((name) => name === `${place}-${file.name}`)).toEqual([]);
  });

  test("altered in any one byte never gets through", async () => {
    await obtain();
    const step = Math.max(1, Math.floor(file.bytes.length / 40));
    for (let at = 0; at < file.bytes.length; at += step) {
      const altered = Buffer.from(file.bytes);
      altered.writeUInt8((altered.readUInt8(at) + 1) % 256, at);
      await writeFile(join(kept, file.sha256), altered);
      expect(await obtain()).toEqual({ how: "fetched", bytes: file.bytes });
    }
  });

  test("under another's name, or nobody's, is not looked at", async () => {
    await mkdir(kept, { recursive: true });
    await writeFile(join(kept, file.name), file.bytes);
    await writeFile(join(kept, other.sha256), file.bytes);
    expect((await obtain()).how).toBe("fetched");
    expect(await obtain(ports(), other)).toEqual({ how: "fetched", bytes: other.bytes });
  });
});

test("a wheel of a folder with one changed byte: nothing of it is used", async () => {
  const wheel = join(folder, file.name);
  const destination = join(folder, "placed.whl");
  const locked = { name: file.name, url: pathToFileURL(wheel).href, sha256: file.sha256 };
  const source = { python: "/usr/bin/python3", indexes: new Map<string, string>() };
  const altered = Buffer.from(file.bytes);
  altered[100] = (altered[100] ?? 0) ^ 1;
  await writeFile(wheel, altered);
  expect(await diagnosed(obtainFile(ports(), source, locked, destination))).toMatchObject([
    {
      code: "wrong-digest",
      message: `${wheel} is not the file that is locked`,
      hint: expect.stringContaining("lock again"),
    },
  ]);
  expect(await readdir(folder)).not.toContain("placed.whl");
  expect(await namesKept()).toEqual([]);
  await writeFile(wheel, file.bytes);
  expect(await obtainFile(ports(), source, locked, destination)).toBe("fetched");
});

describe("an index that", () => {
  test("has other bytes under the name: nothing is used, and pip is not asked", async () => {
    index.faults.set(file.name, (_, response) => response.end(other.bytes));
    const { exec, runs } = noPip();
    expect(await diagnosed(obtain(ports(exec)))).toMatchObject([{ code: "wrong-digest" }]);
    expect(runs).toEqual([]);
    expect(await namesKept()).toEqual([]);
  });

  test.each([
    [404, "locked-file-gone"],
    [410, "locked-file-gone"],
    [401, "index-refuses"],
    [403, "index-refuses"],
  ])("answers %i to us and to pip: %s", async (status, code) => {
    index.faults.set(file.name, (_, response) => response.writeHead(status).end());
    const { exec, runs } = noPip();
    const [problem] = await diagnosed(obtain(ports(exec)));
    expect(problem).toMatchObject({ code, message: expect.stringContaining(file.name) });
    expect(runs).toHaveLength(1);
    expect(await namesKept()).toEqual([]);
  });

  test.each([429, 503])("answers %i for ever is asked four times, and pip is not", async (status) => {
    index.faults.set(file.name, (_, response) => response.writeHead(status).end());
    const { exec, runs } = noPip();
    await expect(obtain(ports(exec))).rejects.toThrow(`HTTP ${status}`);
    expect(index.asked).toHaveLength(4);
    expect(runs).toEqual([]);
  });

  test("breaks off once is asked again", async () => {
    index.faults.set(file.name, (_, response) => {
      index.faults.clear();
      response.setHeader("Content-Length", file.bytes.length);
      response.write(file.bytes.subarray(0, 50));
      setTimeout(() => response.destroy(), 20);
    });
    expect(await obtain()).toEqual({ how: "fetched", bytes: file.bytes });
  });

  test("answers with a web page", async () => {
    index.faults.set(file.name, (_, response) => {
      response.setHeader("Content-Type", "text/html");
      response.end("<title>Sign in</title>");
    });
    await expect(obtain()).rejects.toThrow("a web page instead of a file");
  });
});

describe("what only pip can fetch", () => {
  const pipWith = (bytes: Buffer) =>
    recordingExec(async ({ argv }) => {
      const folderOf = argv[argv.indexOf("-d") + 1] ?? "";
      await writeFile(join(folderOf, file.name), bytes);
    });
  beforeEach(() => {
    index.faults.set(file.name, (_, response) => response.writeHead(401).end());
  });

  test("is hashed like all else, kept, and told", async () => {
    const { exec, runs } = pipWith(file.bytes);
    const on = ports(exec);
    expect(await obtain(on)).toEqual({ how: "fetched", bytes: file.bytes });
    expect(runs[0]?.options.env?.["NETRC"]).toMatch(/none$/);
    expect(runs[0]?.argv.at(-1)).toBe(`${index.address(file)}#sha256=${file.sha256}`);
    expect(on.said.infos).toEqual([expect.stringContaining(`${file.name} was fetched by pip`)]);
    expect((await obtain()).how).toBe("kept");
  });

  test("and is another file is not used", async () => {
    await expect(obtain(ports(pipWith(other.bytes).exec))).rejects.toThrow("another");
    expect(await namesKept()).toEqual([]);
  });
});

test("an interpreter's archive that was replaced in the cache is told, dropped and fetched anew", async () => {
  const on = ports();
  const fetched = join(folder, "python.tar.gz");
  const request = { url: index.address(file), sha256: file.sha256, file: fetched, patienceMs: 1000 };
  await keepingDownloads(on).downloads.fetch(request);
  for (const bytes of [other.bytes, file.bytes.subarray(1), Buffer.alloc(0)]) {
    await rm(fetched);
    // Not into the file itself, which has two names.
    await rm(join(kept, file.sha256));
    await writeFile(join(kept, file.sha256), bytes);
    await keepingDownloads(on).downloads.fetch(request);
    expect(await readFile(fetched)).toEqual(file.bytes);
  }
  expect(on.said.warnings.map(({ code }) => code)).toEqual(["cache-differs", "cache-differs", "cache-differs"]);
  expect(index.asked).toHaveLength(4);
  await rm(fetched);
  await keepingDownloads(on).downloads.fetch(request);
  expect(index.asked).toHaveLength(4);
});
