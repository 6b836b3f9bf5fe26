import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { temporaryFolder } from "../support/temporary.ts";

const BANNED_IMPORT = "noRestrictedImports";

/** A line of code in a folder, and the rule that must fire on it; undefined where none may. */
const planted: readonly (readonly [folder: string, code: string, rule: string | undefined])[] = [
  ["src/model", 'export { x } from "../config/x.ts";', BANNED_IMPORT],
  ["src/model", 'export { readFile } from "node:fs/promises";', BANNED_IMPORT],
  ["src/config", 'export { readFileSync } from "node:fs";', BANNED_IMPORT],
  ["src/config", 'export { x } from "../project/x.ts";', BANNED_IMPORT],
  ["src/plan", 'export { x } from "../config/x.ts";', BANNED_IMPORT],
  ["src/report", 'export { x } from "@actions/core";', BANNED_IMPORT],
  ["src/project", 'export { x } from "../config/x.ts";', BANNED_IMPORT],
  ["src/python", 'export { x } from "../inspect/elf.ts";', BANNED_IMPORT],
  ["src/environment", 'export { x } from "@actions/cache";', BANNED_IMPORT],
  ["src/bundlers", 'export { x } from "../python/x.ts";', BANNED_IMPORT],
  ["src/bundlers/portable", 'export { x } from "../../inspect/elf.ts";', BANNED_IMPORT],
  ["src/smoke", 'export { x } from "../bundlers/x.ts";', BANNED_IMPORT],
  ["src/publishers", 'export { execa } from "execa";', BANNED_IMPORT],
  ["src/exchange", 'export { x } from "../publishers/x.ts";', BANNED_IMPORT],
  ["src/exchange", 'export { x } from "@actions/artifact";', BANNED_IMPORT],
  ["src/stages", 'export { x } from "../bundlers/x.ts";', BANNED_IMPORT],
  ["src/stages", 'export { join } from "node:path";', BANNED_IMPORT],
  ["src/runtime/github", 'export { x } from "../../plan/x.ts";', BANNED_IMPORT],
  ["src/runtime/node", 'export { x } from "../../stages/x.ts";', BANNED_IMPORT],
  ["src/config", "export const now = Date.now();", "noRestrictedGlobals"],
  ["src/plan", 'export const page = fetch("x");', "noRestrictedGlobals"],
  ["src/python", 'export const home = process.env["HOME"];', "noProcessEnv"],
  ["src/stages", "console.log(1);", "noConsole"],
  ["src/config", 'export { join } from "node:path/posix";', undefined],
  ["src/stages", 'export { definePlan } from "../plan/define.ts";', undefined],
  ["src/bundlers/portable", 'export { copyIncluded } from "../include.ts";', undefined],
  ["src/runtime/github", 'export { info } from "@actions/core";', undefined],
];

let folder: string;
let findings: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  cpSync("biome.json", join(folder, "biome.json"));
  for (const [index, [place, code]] of planted.entries()) {
    const file = join(folder, place, `planted-${index}.ts`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${code}\n`);
  }
  const biome = resolve("node_modules/@biomejs/biome/bin/biome");
  const argv = [biome, "lint", "--reporter=github", "--max-diagnostics=none", "src"];
  findings = spawnSync(process.execPath, argv, { cwd: folder, encoding: "utf8" }).stdout;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the import table is enforced", () => {
  test.each(planted.map((row, index) => [index, ...row] as const))("%i: %s: %s: %s", (index, _place, _code, rule) => {
    const own = findings.split("\n").filter((line) => line.includes(`planted-${index}.ts`));
    if (rule === undefined) expect(own.join("\n")).not.toMatch(/noRestricted|noProcessEnv|noConsole/);
    else expect(own.join("\n")).toContain(rule);
  });
});

test("no test replaces a module: what differs is handed in", () => {
  const tests = readdirSync("test", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const word = ["vi", "mock("].join(".");
  expect(tests.filter((name) => readFileSync(join("test", name), "utf8").includes(word))).toEqual([]);
});
