import { createHash, randomBytes } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
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
import { type Azurite, startAzurite } from "../support/stand/azurite.ts";
import { archivesIn, theStand, unpack } from "../support/stand/cli.ts";
import { runCommand } from "../support/stand/processes.ts";
import { makeProject } from "../support/stand/projects.ts";
import { runAction, type Step } from "../support/stand/runner.ts";

const stand = theStand();
const home = join(stand.work, "cache");
const python = stand.mirror === undefined ? { "python-source": "system" } : { "python-mirror": stand.mirror };

describe.skipIf(stand.azurite === undefined)("the cache of a runner", () => {
  let azurite: Azurite;
  let results: Results;
  let index: PackageIndex;
  let wheel: IndexedFile;
  let sdist: IndexedFile;
  beforeAll(async () => {
    wheel = await makeWheel("plain", { code: 'WORD = "plain"\n' });
    sdist = await makeSdist("compiled", 'WORD = "compiled"\n');
    index = await startIndex([wheel, sdist, await makeWheel("tinybackend", { code: TINY_BACKEND })]);
    azurite = await startAzurite(stand.azurite ?? "");
    results = await startResults(azurite.url);
  });
  afterAll(async () => {
    await results?.close();
    await azurite?.stop();
    await index?.close();
  });
  beforeEach(() => {
    index.asked.length = 0;
    results.called.length = 0;
    results.faults.clear();
  });

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
  async function job(workspace: string, inputs: Readonly<Record<string, string>> = {}): Promise<Step> {
    await rm(`${workspace}-runner`, { recursive: true, force: true });
    await rm(join(workspace, "release"), { recursive: true, force: true });
    const temporary = join(home, "runner-temp", workspace.split("/").at(-1) ?? "");
    await rm(temporary, { recursive: true, force: true });
    const env = {
      ...results.environment("1", "ship"),
      ...{ UV_DEFAULT_INDEX: index.url, PIP_CACHE_DIR: join(temporary, "pip"), UV_CACHE_DIR: join(temporary, "uv") },
    };
    return runAction(stand, { workspace, inputs: { ...python, ...inputs }, env });
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
    expect(results.caches.list()).toHaveLength(1);
    expect(index.asked.length).toBeGreaterThan(0);

    index.asked.length = 0;
    const warm = await job(workspace);
    expect(warm.outcome.code, warm.outcome.output).toBe(0);
    expect(warm.outcome.output).toContain("2 locked files, 0 of them fetched");
    expect(warm.outcome.output).toContain("compiled in an earlier build");
    expect(index.asked).toEqual([]);
    expect(warm.outputs["cache-hit"]).toBe("true");
    expect(results.caches.list()).toHaveLength(1);
    expect(await words(workspace)).toBe("plain compiled");
  });
});
