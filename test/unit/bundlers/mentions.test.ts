import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { mentionedIn } from "../../../src/bundlers/mentions.ts";
import { temporaryFolder } from "../../support/temporary.ts";

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("while much code is looked through, all else has its turn, and nothing is missed", async () => {
  const code = Buffer.alloc(4 << 20, "x = 1\n");
  for (let index = 0; index < 8; index += 1) await writeFile(join(folder, `m${index}.py`), code);
  await mkdir(join(folder, "z"));
  await writeFile(join(folder, "z", "last.py"), "import tkinter\n");
  let turns = 0;
  let next: NodeJS.Immediate;
  const others = (): void => {
    turns += 1;
    next = setImmediate(others);
  };
  next = setImmediate(others);
  const { parts } = await mentionedIn([folder], new Set());
  clearImmediate(next);
  expect([...parts].map(({ name }) => name)).toEqual(["tkinter"]);
  expect(turns).toBeGreaterThan(2);
});
