import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Cache } from "../../../../src/model/cache.ts";
import { placeOf } from "../../../../src/runtime/github/cache-reader.ts";
import { keep, recall } from "../../../../src/smoke/probe/keep.ts";
import { fakeCache } from "../../../support/fake-cache.ts";
import { pythonPorts } from "../../../support/python-ports.ts";
import { temporaryFolder } from "../../../support/temporary.ts";

const KEY = "a".repeat(64);

async function place() {
  const needed: string[] = [];
  const needs: Cache["needs"] = (path, how) => void needed.push(`${how} ${path}`);
  const { machine } = pythonPorts({ run: () => Promise.reject(new Error("nothing is run")) });
  const own = { ...machine, cache: await temporaryFolder() };
  return { needed, ports: { machine: own, cache: fakeCache({ needs }) } };
}

test("what was found out is there again, and a runner's cache is told of it", async () => {
  const { needed, ports } = await place();
  expect(await recall(ports, KEY)).toBeUndefined();
  await keep(ports, KEY, { bytes: 7 });
  expect(await recall(ports, KEY)).toEqual({ bytes: 7 });
  expect(needed).toEqual([`fetched smoke/${KEY}.json`, `kept smoke/${KEY}.json`]);
});

test("a finding that is still being brought is waited for", async () => {
  const { ports } = await place();
  const restored = async (): Promise<void> => {
    await sleep(20);
    await keep(ports, KEY, { bytes: 7 });
  };
  expect(await recall({ ...ports, cache: { ...ports.cache, restored } }, KEY)).toEqual({ bytes: 7 });
});

test("half a finding is none", async () => {
  const { needed, ports } = await place();
  await keep(ports, KEY, {});
  await writeFile(join(ports.machine.cache, "smoke", `${KEY}.json`), '{"byt');
  expect(await recall(ports, KEY)).toBeUndefined();
  expect(needed).toHaveLength(1);
});

test("a release takes no finding out of a cache, and nobody takes one of another name", () => {
  expect(placeOf(`slipway-cache/smoke/${KEY}.json`, false)).toBe(`smoke/${KEY}.json`);
  expect(placeOf(`slipway-cache/smoke/${KEY}.json`, true)).toBeUndefined();
  expect(placeOf(`smoke/../${KEY}.json`, false)).toBeUndefined();
});
