import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { takeLock } from "../../../src/runtime/node/lock.ts";
import { createWorkplaces } from "../../../src/runtime/node/workplaces.ts";
import { temporaryFolder } from "../../support/temporary.ts";

let folder: string;
let file: string;
let dead: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  file = join(folder, "app.lock");
  const child = spawn(process.execPath, ["-e", "0"]);
  await once(child, "exit");
  dead = String(child.pid);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("a lock", () => {
  test("is never seen without its content, and leaves nothing behind", async () => {
    let empty = 0;
    let watching = true;
    const watcher = (async () => {
      while (watching) if ((await readFile(file, "utf8").catch(() => "gone")) === "") empty += 1;
    })();
    for (let round = 0; round < 100; round += 1) await (await takeLock(file, "building")).release();
    watching = false;
    await watcher;
    expect(empty).toBe(0);
    expect(await readdir(folder)).toEqual([]);
  });

  test("that is still empty is being written: it is not stolen", async () => {
    await writeFile(file, "");
    setTimeout(() => void writeFile(file, "1-alive"), 200);
    await expect(takeLock(file, "building app")).rejects.toThrow("process 1 is building app already");
    expect(await readFile(file, "utf8")).toBe("1-alive");
  });

  test.each(["a dead process", "a dead process of our number"])("of %s goes to one alone", async (whose) => {
    for (let round = 0; round < 10; round += 1) {
      await writeFile(file, whose.endsWith("number") ? `${process.pid}-0123456789ab` : dead);
      const tries = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(file, "building")));
      const taken = tries.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
      expect(taken).toHaveLength(1);
      expect(await taken[0]?.isOurs()).toBe(true);
      await taken[0]?.release();
    }
    expect(await readdir(folder)).toEqual([]);
  });

  test("whose clearing was broken off is cleared all the same", async () => {
    await writeFile(file, dead);
    await writeFile(`${file}.clearing`, dead);
    await (await takeLock(file, "building")).release();
    expect(await readdir(folder)).toEqual([]);
  });

  test("that is another's by now is left alone, with the directory", async () => {
    const { directory, close } = await createWorkplaces(folder).open("app", "/project");
    await writeFile(`${directory}.lock`, "1-another");
    await close(false);
    expect(await readFile(`${directory}.lock`, "utf8")).toBe("1-another");
    expect(await readdir(directory)).toEqual([]);
  });
});
