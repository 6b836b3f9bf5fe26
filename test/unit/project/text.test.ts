import { mkdir, symlink, truncate } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readText } from "../../../src/project/text.ts";
import { projectFolder } from "../../support/project-folder.ts";
import { okValue, problemsOf, textOf } from "../../support/result.ts";
import { notLinux, testUnless } from "../../support/unless.ts";

test("a byte order mark is no part of the text", async () => {
  const root = await projectFolder({ "a.toml": "\ufeffa = 1\n" });
  expect(okValue(await readText(root, "a.toml"))).toBe("a = 1\n");
});

test.each(["missing.toml", "file.toml/below.toml"])("no such file: %s", async (file) => {
  const root = await projectFolder({ "file.toml": "" });
  expect(okValue(await readText(root, file))).toBeUndefined();
});

test.each([
  ["bytes that are no UTF-8", Uint8Array.of(0x61, 0x0a, 0x62, 0xe9, 0x0a), "not-utf8 a.toml:2"],
  ["UTF-16", new Uint8Array(Buffer.from("\ufeffa = 1", "utf16le")), "not-utf8 a.toml"],
  ["a binary file", Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 0), "binary-file a.toml"],
])("%s", async (_, content, problem) => {
  const root = await projectFolder({ "a.toml": content });
  expect(problemsOf(await readText(root, "a.toml"))).toEqual([problem]);
});

test("a file of 5 GiB is refused without being read", async () => {
  const root = await projectFolder({ "a.toml": "" });
  await truncate(join(root, "a.toml"), 5 * 1024 ** 3);
  expect(textOf(await readText(root, "a.toml"))).toBe("a.toml: this file has 5120 MiB; more than 4 MiB are not read");
});

test("a folder where a file is expected", async () => {
  const root = await projectFolder({});
  await mkdir(join(root, "a.toml"));
  expect(textOf(await readText(root, "a.toml"))).toBe(
    "a.toml: this is a folder, and has to be a file\n    rename or remove the folder",
  );
});

testUnless(notLinux)("a device where a file is expected", async () => {
  expect(problemsOf(await readText("/dev", "null"))).toEqual(["not-a-file null"]);
});

test("a link to a file that is not there is not passed over", async () => {
  const root = await projectFolder({});
  await symlink("nowhere", join(root, "slipway.yml"));
  expect(textOf(await readText(root, "slipway.yml"))).toBe(
    "slipway.yml: this is a link to a file that is not there\n    mend or remove the link",
  );
});

test("a link that leads to itself", async () => {
  const root = await projectFolder({});
  await symlink("a.toml", join(root, "a.toml"));
  expect(problemsOf(await readText(root, "a.toml"))).toEqual(["unreadable a.toml"]);
});
