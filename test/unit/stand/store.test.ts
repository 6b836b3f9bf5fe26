import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { kept, part, stackRoot, tool } from "../../support/stand/store.ts";

let cache: string;

beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), "slipway-store-"));
  vi.stubEnv("XDG_CACHE_HOME", cache);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(cache, { recursive: true });
});

test("a part is filled once", async () => {
  let filled = 0;
  const fill = async (folder: string): Promise<void> => {
    filled += 1;
    await writeFile(join(folder, "file"), "whole");
  };
  const folder = await kept("thing-1", fill);
  expect(await kept("thing-1", fill)).toBe(folder);
  expect(filled).toBe(1);
  expect(await readFile(join(folder, "file"), "utf8")).toBe("whole");
});

test("a part that could not be filled leaves nothing", async () => {
  const fill = async (folder: string): Promise<void> => {
    await writeFile(join(folder, "file"), "half");
    throw new Error("no network");
  };
  await expect(kept("thing-1", fill)).rejects.toThrow("no network");
  expect(await readdir(stackRoot())).toEqual([]);
});

test("a part that cannot be had says why", async () => {
  const missing = await part("thing", () => tool(["/no/such/program", "install"]));
  expect(missing).toMatchObject({ name: "thing", state: "skipped", reason: expect.stringContaining("ENOENT") });
  const failing = await part("thing", () => tool(["sh", "-c", "echo first >&2; echo 'last words' >&2; exit 3"]));
  expect(failing).toMatchObject({ state: "skipped", reason: expect.stringMatching(/last words$/) });
});
