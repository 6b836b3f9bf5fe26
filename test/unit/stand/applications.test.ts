import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CORPUS, expression, readApplications } from "../../support/stand/applications.ts";
import { filesProblem, filled, writeCheckFiles } from "../../support/stand/check-files.ts";
import { temporaryFolder } from "../../support/temporary.ts";

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => rm(folder, { recursive: true }));

describe("the corpus", () => {
  test("is read whole, and every name is there once", async () => {
    const names = (await readApplications(CORPUS)).map(({ name }) => name);
    expect(names.length).toBeGreaterThan(10);
    expect(new Set(names).size).toBe(names.length);
  });

  test("refuses a check that expects nothing", async () => {
    const file = join(folder, "apps.json");
    const version = { args: [], expect: "1" };
    const app = { name: "a", python: "3.12", requirements: [], script: "a", entry: "a:b", version };
    await writeFile(file, JSON.stringify([{ ...app, checks: [{ id: "empty", args: [] }] }]));
    await expect(readApplications(file)).rejects.toThrow(/expects nothing/);
  });
});

describe("an expression of Python's", () => {
  test("keeps its leading flags", () => {
    expect(expression("(?m)^b$").test("a\nb\nc")).toBe(true);
    expect(expression("^b$").test("a\nb\nc")).toBe(false);
  });

  test("that JavaScript does not understand is an error, not a check that never fails", () => {
    expect(() => expression("(?P<name>x)")).toThrow(SyntaxError);
  });
});

describe("files of a check", () => {
  const values = { http: 1, port: 2, cwd: "/here" };

  test("are written from text, bytes and statements", async () => {
    const files = { "a/b.txt": "at {http}", c: { b64: "AP8=" }, "d.db": { sqlite: "create table t(a)" } };
    await writeCheckFiles(folder, { name: "", args: [], files }, values);
    const makes = { "a/*.txt": /^at 1$/, "missing|c": /./s, "d.db": /^SQLite format/ };
    expect(await filesProblem(folder, { name: "", args: [], makes })).toBeUndefined();
  });

  test("that are missing or hold something else are told", async () => {
    await writeFile(join(folder, "a"), "one");
    expect(await filesProblem(folder, { name: "", args: [], makes: { a: /two/ } })).toBe("a does not hold /two/");
    expect(await filesProblem(folder, { name: "", args: [], makes: { b: /two/ } })).toBe("did not make b");
  });

  test("leave braces of others alone", () => {
    expect(filled("{{ x }} {port} {other}", values)).toBe("{{ x }} 2 {other}");
  });
});
