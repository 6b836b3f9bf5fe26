import { expect, test } from "vitest";
import type { Leg } from "../../../src/model/plan.ts";
import { tryElsewhere } from "../../../src/stages/elsewhere.ts";
import { planStage } from "../../../src/stages/plan.ts";
import { fakeCatalog, freshProject, ports, wishes } from "../../support/delivery.ts";
import { fakeProbes } from "../../support/smoking.ts";

freshProject();

const FINDING = { bytes: 1, floor: null, milliseconds: 1 };

async function planned(): Promise<{ readonly catalog: ReturnType<typeof fakeCatalog>; readonly legs: readonly Leg[] }> {
  const catalog = fakeCatalog({ probes: fakeProbes({}) });
  const { plan } = await planStage(ports(), catalog, wishes());
  return { catalog, legs: plan.legs };
}

test("several are tried at the same time, no more than four, and are told in the order of the plan", async () => {
  const { catalog, legs } = await planned();
  let [now, most] = [0, 0];
  const recall = async (): Promise<unknown> => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((done) => setTimeout(done, 5));
    now -= 1;
    return FINDING;
  };
  const own = { ...catalog, probes: { ...catalog.probes, recall } };
  const stage = await planStage(ports(), own, wishes());
  const trials = await tryElsewhere(ports(), own, stage, { legs, locked: "x" });
  expect(trials.map(({ target }) => target)).toEqual(legs.map(({ target }) => target));
  expect(trials.every(({ reused, result }) => reused && result === "not run")).toBe(true);
  expect(legs.length).toBeGreaterThan(4);
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(4);
});

test("one that breaks off is thrown when nothing runs any more, and no other is begun", async () => {
  const { catalog, legs } = await planned();
  const [ended, begun] = [[] as number[], [] as number[]];
  const recall = async (): Promise<unknown> => {
    const at = begun.push(begun.length);
    await new Promise((done) => setTimeout(done, at === 1 ? 1 : 20));
    ended.push(at);
    if (at === 1) throw new Error("the disk is full");
    return FINDING;
  };
  const own = { ...catalog, probes: { ...catalog.probes, recall } };
  const stage = await planStage(ports(), own, wishes());
  await expect(tryElsewhere(ports(), own, stage, { legs, locked: "x" })).rejects.toThrow("the disk is full");
  expect(ended).toHaveLength(begun.length);
  expect(begun.length).toBeLessThanOrEqual(4);
});
