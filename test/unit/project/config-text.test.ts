import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfigText } from "../../../src/project/config-text.ts";
import { projectFolder } from "../../support/project-folder.ts";
import { okValue, problemsOf } from "../../support/result.ts";

test.each(["slipway.yml", "slipway.yaml"])("%s is found", async (file) => {
  const root = await projectFolder({ [file]: "name: a\n" });
  expect(okValue(await readConfigText(root, undefined))).toEqual({ file, text: "name: a\n" });
});

test("no file at all is fine", async () => {
  expect(okValue(await readConfigText(await projectFolder({}), undefined))).toBeUndefined();
});

test("another file may be named, from the project or absolute", async () => {
  const root = await projectFolder({ "ci/release.yml": "a: 1\n", "slipway.yml": "b: 1\n" });
  const absolute = join(root, "ci/release.yml");
  expect(okValue(await readConfigText(root, "ci/release.yml"))?.text).toBe("a: 1\n");
  expect(okValue(await readConfigText(root, absolute))).toEqual({ file: absolute, text: "a: 1\n" });
});

test.each([
  ["a named file that is not there", {}, "other.yml", "unreadable-config other.yml"],
  ["both spellings", { "slipway.yml": "", "slipway.yaml": "" }, undefined, "two-configurations slipway.yml"],
  ["no text", { "slipway.yml": Uint8Array.of(0xff) }, undefined, "not-utf8 slipway.yml:1"],
])("%s", async (_, files, named, problem) => {
  expect(problemsOf(await readConfigText(await projectFolder(files), named))).toEqual([problem]);
});
