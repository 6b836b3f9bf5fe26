import { mkdir, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openReuse } from "../../../src/environment/reuse.ts";
import type { Machine, ToolCache } from "../../../src/model/ports.ts";
import type { ReuseRequest } from "../../../src/model/reuse.ts";
import { createToolCache } from "../../../src/runtime/local/tool-cache.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { portsWith, recordingExec } from "./support.ts";

let folder: string;
let toolCache: ToolCache;
beforeEach(async () => {
  folder = await temporaryFolder();
  toolCache = createToolCache(join(folder, "tools"), recordingExec().exec);
  await mkdir(join(folder, "project"));
  await writeFile(join(folder, "own.whl"), "wheel");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = (changes: Partial<ReuseRequest> = {}, on: Partial<Machine> = {}) => {
  const { machine } = portsWith(recordingExec().exec);
  const request: ReuseRequest = {
    name: "app-1.0-linux-x64-aa",
    project: join(folder, "project"),
    program: "1.0 aa",
    interpreter: { sha256: "11" },
    digests: [{ name: "rich", sha256: "22" }],
    wheel: join(folder, "own.whl"),
    ...changes,
  };
  return openReuse({ toolCache, machine: { ...machine, now: new Date(), ...on } }, request);
};

test("the same inputs have the same digest and the same folder", async () => {
  const first = await open();
  expect(first?.inputs).toMatch(/^[0-9a-f]{64}$/);
  expect(await open()).toEqual(first);
});

describe("other inputs are", () => {
  const cases: readonly [string, Partial<ReuseRequest>][] = [
    ["another Slipway", { program: "1.0 bb" }],
    ["another interpreter", { interpreter: { sha256: "12" } }],
    ["another wheel of the lock", { digests: [{ name: "rich", sha256: "23" }] }],
    ["one wheel less", { digests: [] }],
    ["no wheel of the project's own", { wheel: undefined }],
  ];
  test.each(cases)("%s", async (_, changes) => {
    expect((await open(changes))?.inputs).not.toBe((await open())?.inputs);
  });

  test("other bytes in the project's wheel, under the same name", async () => {
    const before = await open();
    await writeFile(join(folder, "own.whl"), "wheeL");
    expect((await open())?.inputs).not.toBe(before?.inputs);
  });
});

test("nothing is kept with an interpreter that is known by its place alone, or wheels that are known to nobody", async () => {
  expect(await open({ interpreter: { sha256: undefined } })).toBeUndefined();
  expect(await open({ digests: undefined })).toBeUndefined();
});

test("nothing is kept on a machine that is thrown away after the job", async () => {
  expect(await open({}, { transient: true })).toBeUndefined();
});

test("a tool cache that cannot be written to costs nothing but the reuse", async () => {
  await writeFile(join(folder, "tools"), "a file in its place");
  expect(await open()).toBeUndefined();
});

test("folders of projects that are gone, and of those that nobody builds, are removed; the others stay", async () => {
  const own = await open();
  const kept = join(own?.directory ?? "", "..");
  for (const name of ["gone", "old", "used", "begun"]) await mkdir(join(kept, name));
  for (const name of ["old", "used"]) await writeFile(join(kept, name, "project.txt"), join(folder, "project"));
  await writeFile(join(kept, "gone", "project.txt"), join(folder, "no-project"));
  await utimes(join(kept, "old"), 1, 1);
  await open();
  expect((await readdir(kept)).sort()).toEqual(["app-1.0-linux-x64-aa", "begun", "used"]);
});
