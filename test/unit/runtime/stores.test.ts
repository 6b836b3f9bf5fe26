import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { ToolCache } from "../../../src/model/ports.ts";
import { createToolCache as githubToolCache } from "../../../src/runtime/github/tool-cache.ts";
import { createToolCache as localToolCache } from "../../../src/runtime/local/tool-cache.ts";
import { createWorkplaces } from "../../../src/runtime/node/workplaces.ts";
import { realExec } from "../../support/exec.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { notPosix, testUnless } from "../../support/unless.ts";

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
  process.env["RUNNER_TOOL_CACHE"] = join(folder, "hosted");
  process.env["RUNNER_TEMP"] = join(folder, "temp");
  await mkdir(join(folder, "temp"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const caches: readonly [string, () => ToolCache][] = [
  ["a laptop", () => localToolCache(join(folder, "local"), realExec)],
  ["a runner", () => githubToolCache(join(folder, "hosted"))],
];

describe.each(caches)("the tool cache of %s", (name, create) => {
  const key = (version: string) => ({
    name: "slipway-test",
    version,
    variant: `linux-x64-${name.replaceAll(" ", "-")}`,
  });
  const fill = (text: string) => (directory: string) => writeFile(join(directory, "tool"), text);

  test.each(["3.13.9", "3.15.0rc1", "2026.9"])("keeps version %s under its key alone", async (version) => {
    const cache = create();
    expect(await cache.find(key(version))).toBeUndefined();
    const place = await cache.add(key(version), fill(version));
    expect(await cache.find(key(version))).toBe(place);
    expect(await readFile(join(place, "tool"), "utf8")).toBe(version);
    expect(await cache.find({ ...key(version), variant: "another" })).toBeUndefined();
  });

  test("keeps nothing of a filling that failed", async () => {
    const cache = create();
    const broken = async (directory: string): Promise<void> => {
      await writeFile(join(directory, "half"), "");
      throw new Error("no space left");
    };
    await expect(cache.add(key("9.9.9"), broken)).rejects.toThrow("no space left");
    expect(await cache.find(key("9.9.9"))).toBeUndefined();
  });

  testUnless(notPosix)("unpacks a .tar.gz", async () => {
    const to = join(folder, `unpack-${name.replaceAll(" ", "-")}`);
    await mkdir(join(to, "python"), { recursive: true });
    await writeFile(join(to, "python", "file"), "text");
    await realExec.run(["tar", "-czf", join(to, "a.tar.gz"), "-C", to, "python"]);
    await mkdir(join(to, "out"));
    await create().unpack(join(to, "a.tar.gz"), join(to, "out"));
    expect(await readFile(join(to, "out", "python", "file"), "utf8")).toBe("text");
  });
});

test.each([
  ["laptop", () => localToolCache(join(folder, "race"), realExec)],
  ["runner", () => githubToolCache(join(folder, "race-runner"))],
])("two fillers of one key at once both end with a whole tool: %s", async (_, create) => {
  const cache = create();
  const key = { name: "tool", version: "1.0.0", variant: "x" };
  const places = await Promise.all(
    ["a", "b", "c"].map((text) => cache.add(key, (directory) => writeFile(join(directory, "tool"), text))),
  );
  expect(new Set(places).size).toBe(1);
  expect((await readdir(join(places[0] ?? "", ".."))).filter((name) => name !== "x.complete")).toEqual(["x"]);
});

test("the tool cache of a runner that names none", async () => {
  vi.stubEnv("RUNNER_TOOL_CACHE", undefined);
  try {
    const root = join(folder, "unnamed");
    const cache = githubToolCache(root);
    const key = { name: "tool", version: "1.0", variant: "x" };
    expect(await cache.find(key)).toBeUndefined();
    const place = await cache.add(key, (directory) => writeFile(join(directory, "tool"), ""));
    expect(await cache.find(key)).toBe(place);
    await rm(`${place}.complete`);
    expect(await cache.find(key)).toBeUndefined();
  } finally {
    vi.unstubAllEnvs();
  }
});

describe("a workplace", () => {
  test("is the same path each time, empty, and gone when closed", async () => {
    const places = createWorkplaces(join(folder, "work"));
    const first = await places.open("app", "/project");
    await writeFile(join(first.directory, "litter"), "");
    await first.close(true);
    const second = await places.open("app", "/project");
    expect(second.directory).toBe(first.directory);
    expect(await readdir(second.directory)).toEqual([]);
    await second.close(false);
    expect(await readdir(join(folder, "work"))).toEqual([]);
  });

  test("another project of the same name has another", async () => {
    const places = createWorkplaces(join(folder, "work"));
    const [one, two] = [await places.open("app", "/one"), await places.open("app", "/two")];
    expect(one.directory).not.toBe(two.directory);
    await one.close(false);
    await two.close(false);
  });

  test("held by a process that lives is refused; held by a dead one it is taken", async () => {
    const places = createWorkplaces(join(folder, "held"));
    const { directory, close } = await places.open("app", "/project");
    await expect(places.open("app", "/project")).rejects.toThrow(`process ${process.pid} is building app`);
    await close(true);
    const dead = spawn(process.execPath, ["-e", "0"]);
    await once(dead, "exit");
    await writeFile(`${directory}.lock`, String(dead.pid));
    await (await places.open("app", "/project")).close(false);
  });
});
