import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { pack } from "tar-stream";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Results, startResults } from "../support/github/results.ts";
import {
  type IndexedFile,
  makeSdist,
  makeWheel,
  type PackageIndex,
  pylockOf,
  startIndex,
  TINY_BACKEND,
  TINY_BUILD_SYSTEM,
} from "../support/package-index.ts";
import { archivesIn, theStand, unpack } from "../support/stand/cli.ts";
import { runCommand } from "../support/stand/processes.ts";
import { makeProject } from "../support/stand/projects.ts";
import { runAction, type Step } from "../support/stand/runner.ts";
import { describeUnless, noPart } from "../support/unless.ts";

const stand = theStand();
const home = join(stand.work, "cache");
const python = stand.mirror === undefined ? { "python-source": "system" } : { "python-mirror": stand.mirror };

describeUnless(noPart(stand.azurite, "Azurite") ?? noPart(stand.mirror, "mirror"))("the cache of a runner", () => {
  let results: Results;
  let index: PackageIndex;
  let wheel: IndexedFile;
  let sdist: IndexedFile;
  beforeAll(async () => {
    wheel = await makeWheel("plain", { code: 'WORD = "plain"\n' });
    sdist = await makeSdist("compiled", 'WORD = "compiled"\n');
    index = await startIndex([wheel, sdist, await makeWheel("tinybackend", { code: TINY_BACKEND })]);
    results = await startResults(stand.azurite ?? "");
  });
  afterAll(async () => {
    await results?.close();
    await index?.close();
  });
  beforeEach(() => {
    index.asked.length = 0;
    results.called.length = 0;
    results.faults.clear();
  });

  /** What was fetched; the account of what a branch built is an entry of its own. */
  const wheelEntries = () => results.caches.list().filter(({ key }) => !key.startsWith("slipway-built"));

  async function project(name: string): Promise<string> {
    return makeProject(join(home, name), {
      "pyproject.toml": `[project]\nname = "words"\nversion = "1.0"\nrequires-python = ">=3.10"\ndependencies = ["plain", "compiled"]\n[project.scripts]\nwords = "words:main"\n${TINY_BUILD_SYSTEM}`,
      "tiny.txt": "name = words\nversion = 1.0\nscript = words:main\n",
      "words.py": "import compiled, plain\n\ndef main():\n    print(plain.WORD, compiled.WORD)\n",
      ".gitignore": "release/\n",
      "pylock.toml": pylockOf(index, [wheel, sdist]),
    });
  }

  /** A job on a machine that was never used before: no tools, no temporary files, no caches of uv's or pip's. */
  async function job(
    workspace: string,
    inputs: Readonly<Record<string, string>> = {},
    more: Readonly<Record<string, string>> = {},
  ): Promise<Step> {
    await rm(`${workspace}-runner`, { recursive: true, force: true });
    await rm(join(workspace, "release"), { recursive: true, force: true });
    const temporary = join(home, "runner-temp", workspace.split("/").at(-1) ?? "");
    await rm(temporary, { recursive: true, force: true });
    const env = {
      ...results.environment("1", "ship"),
      ...{ UV_DEFAULT_INDEX: index.url, PIP_CACHE_DIR: join(temporary, "pip"), UV_CACHE_DIR: join(temporary, "uv") },
      ...more,
    };
    return runAction(stand, { workspace, inputs: { ...python, ...inputs }, env });
  }

  /** The bytes of another archive, compressed as the one that is there. */
  async function spoiled(blob: string, tar: Buffer): Promise<Buffer> {
    const there = await results.blobs.read("caches", blob);
    return there.readUInt16BE(0) === 0x1f8b ? gzipSync(tar) : zstdCompressSync(tar);
  }

  async function words(workspace: string): Promise<string> {
    const [archive = ""] = await archivesIn(join(workspace, "release"));
    const into = `${workspace}-unpacked-${randomBytes(4).toString("hex")}`;
    await runCommand(["mkdir", "-p", into], { cwd: home, env: process.env });
    const { stdout } = await runCommand([join(await unpack(archive, into), "words")], { cwd: into, env: {} });
    return stdout.trim();
  }

  test("a warm run asks the index for nothing, compiles nothing, and saves nothing", async () => {
    results.caches.clear();
    const workspace = await project("warm");
    const cold = await job(workspace);
    expect(cold.outcome.code, cold.outcome.output).toBe(0);
    expect(cold.outputs["cache-hit"]).toBe("false");
    expect(wheelEntries()).toHaveLength(1);
    expect(index.asked.length).toBeGreaterThan(0);

    index.asked.length = 0;
    const warm = await job(workspace);
    expect(warm.outcome.code, warm.outcome.output).toBe(0);
    expect(warm.outcome.output).toContain("2 locked files, 0 of them fetched");
    expect(warm.outcome.output).toContain("compiled in an earlier build");
    expect(index.asked).toEqual([]);
    expect(warm.outputs["cache-hit"]).toBe("true");
    expect(wheelEntries()).toHaveLength(1);
    expect(await words(workspace)).toBe("plain compiled");
  });

  test("three legs at once want the same key: one saves it, and no leg minds", async () => {
    results.caches.clear();
    const workspaces = await Promise.all(["one", "two", "three"].map((name) => project(`leg-${name}`)));
    const steps = await Promise.all(workspaces.map((workspace) => job(workspace)));
    for (const { outcome } of steps) {
      expect(outcome.code, outcome.output).toBe(0);
      expect(outcome.output).not.toContain("::warning");
    }
    // Their temporary folders differ, and with them what the client files an entry under.
    expect(new Set(wheelEntries().map(({ key }) => key)).size).toBe(1);
    for (const workspace of workspaces) expect(await words(workspace)).toBe("plain compiled");
  });

  test("a restored archive in which everything was altered gives the same program, and every difference is told", async () => {
    results.caches.clear();
    const workspace = await project("poisoned");
    expect((await job(workspace)).outcome.code).toBe(0);
    const [entry] = wheelEntries();
    const poison = await makeWheel("plain", { code: 'WORD = "poison"\n' });
    const tar = pack();
    for (const { sha256 } of [wheel, sdist]) tar.entry({ name: `../files/${sha256}` }, poison.bytes);
    tar.entry({ name: "/tmp/slipway-cache-evil" }, "evil");
    tar.finalize();
    await results.blobs.replace("caches", entry?.blob ?? "", await spoiled(entry?.blob ?? "", await buffer(tar)));

    const again = await job(workspace);
    expect(again.outcome.code, again.outcome.output).toBe(0);
    expect(again.outcome.output).toContain(`${wheel.name} in the cache is not the locked one`);
    expect(again.outcome.output).toContain(`${sdist.name} in the cache is not the locked one`);
    expect(await words(workspace)).toBe("plain compiled");
    expect(again.outputs["cache-hit"]).toBe("false");
    await expect(rm("/tmp/slipway-cache-evil")).rejects.toThrow("ENOENT");
    // It is not restored again: what replaced it is newer.
    const next = await job(workspace);
    expect(next.outcome.output).not.toContain("is not the locked one");
    expect(next.outputs["cache-hit"]).toBe("true");
  });

  describe("the build goes on, with one warning, where the service", () => {
    test.each<[string, (env: Record<string, string>) => void]>([
      ["is busy", () => results.faults.set("CacheService", { status: 503 })],
      ["refuses this run", () => results.faults.set("CacheService", { status: 403 })],
      ["is too slow", () => results.faults.set("CacheService", { status: 503, afterMs: 30_000 })],
      ["is not there", (env) => Object.assign(env, { ACTIONS_RESULTS_URL: "http://127.0.0.1:9/" })],
    ])("%s", async (what, spoil) => {
      const workspace = await project(`away-${what.replaceAll(" ", "-")}`);
      const env: Record<string, string> = {};
      spoil(env);
      const { outcome } = await job(workspace, {}, env);
      expect(outcome.code, outcome.output).toBe(0);
      expect(outcome.stdout.split("\n").filter((line) => /^::(warning|error)/.test(line))).toEqual([
        expect.stringContaining("the cache could not be read"),
      ]);
      expect(await words(workspace)).toBe("plain compiled");
    });
  });

  test("cache: off asks no service, and keeps nothing", async () => {
    const workspace = await project("off");
    const { outcome, outputs } = await job(workspace, { cache: "off" });
    expect(outcome.code, outcome.output).toBe(0);
    expect(results.called).toEqual([]);
    expect(outputs["cache-hit"]).toBe("false");
  });
});
