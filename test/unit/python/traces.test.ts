import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { PythonDescription } from "../../../src/python/describe.ts";
import { blankCompiledPrefix, isBuildRecord, neutraliseRecord } from "../../../src/python/traces.ts";

const folder = mkdtempSync(join(tmpdir(), "slipway-traces-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, "file");

function about(prefix: string, more: Partial<PythonDescription> = {}): PythonDescription {
  return { prefix, recordedPrefix: prefix, buildFolders: [], ...more } as PythonDescription;
}

async function blanked(text: string, description: PythonDescription): Promise<string> {
  writeFileSync(file, text);
  await blankCompiledPrefix(file, description);
  const result = readFileSync(file);
  expect(result.length).toBe(Buffer.byteLength(text));
  return result.toString();
}

describe("the compiled-in prefix", () => {
  test.each<[prefix: string, instead: RegExp]>([
    ["/home/me/.pyenv/versions/3.13.0", /^\/dev\/null\/+3\.13\.0$/],
    ["/opt/hostedtoolcache/Python/3.13.9/x64", /^\/dev\/null\/+x64$/],
    ["/usr/local", /^\/sys\/local$/],
    ["/opt/py", /^\/sys\/py$/],
    ["/home/jörg/python", /^\/dev\/null\/+python$/],
    ["/srv", /^\/srv$/],
    ["/usr", /^\/usr$/],
  ])("%s becomes %s", async (prefix, instead) => {
    const result = await blanked(`\0before\0${prefix}\0after\0`, about(prefix));
    expect(result.split("\0")).toEqual(["", "before", expect.stringMatching(instead), "after", ""]);
  });

  test("keeps its end, which the linker may have given to another string too", async () => {
    const result = await blanked("\0/opt/python/3.13.0\0", about("/opt/python/3.13.0"));
    expect(result.endsWith("/3.13.0\0")).toBe(true);
  });

  test("is left where it is part of something longer", async () => {
    const text = "\0/opt/python/lib\0";
    expect(await blanked(text, about("/opt/python"))).toBe(text);
  });

  test("is overwritten at the place of the build and of the copy", async () => {
    const moved = about("/opt/cache/python", {
      recordedPrefix: "/home/builder/python",
      buildFolders: ["/tmp/build/Python"],
    });
    const result = await blanked("/opt/cache/python\0/home/builder/python\0/tmp/build/Python\0", moved);
    expect(result).not.toMatch(/opt|home|tmp/);
  });
});

describe("a build record", () => {
  async function neutral(text: string, description: PythonDescription): Promise<string> {
    writeFileSync(file, text);
    await neutraliseRecord(file, description);
    return readFileSync(file, "utf8");
  }

  test("names no folder of its machine", async () => {
    const description = about("/opt/python/3.13.0", { buildFolders: ["/tmp/build.1/Python-3.13.0"] });
    const text =
      "{'prefix': '/opt/python/3.13.0', 'A': '-L/opt/python/3.13.0/lib', 'B': '/tmp/build.1/Python-3.13.0/x'}";
    expect(await neutral(text, description)).toBe("{'prefix': '/install', 'A': '-L/install/lib', 'B': '/build/x'}");
  });

  test("keeps folders that only begin alike, and the system's prefix", async () => {
    const text = "'/opt/python-old' '/opt/pythonic' '/usr/bin/install'";
    expect(await neutral(text, about("/opt/python"))).toBe(text);
    expect(await neutral(text, about("/usr"))).toBe(text);
  });

  test.each([
    ["_sysconfigdata__linux_x86_64-linux-gnu.py", true],
    ["_sysconfig_vars__linux_x86_64-linux-gnu.json", true],
    ["build-details.json", true],
    ["sysconfig.py", false],
    ["json/_sysconfigdata.py", false],
  ])("%s is one: %s", (place, isOne) => {
    expect(isBuildRecord(place)).toBe(isOne);
  });
});
