import { expect, test } from "vitest";
import type { Catalog } from "../../../src/model/catalog.ts";
import type { Resolution } from "../../../src/model/environment.ts";
import { BuildError } from "../../../src/model/errors.ts";
import type { Leg } from "../../../src/model/plan.ts";
import { tryElsewhere } from "../../../src/stages/elsewhere.ts";
import { planStage } from "../../../src/stages/plan.ts";
import { fakeCatalog, fakeEnvironment, freshProject, ports, wishes } from "../../support/delivery.ts";
import { fakeProbes, kept } from "../../support/smoking.ts";
import { SYSTEM_PYTHON } from "../../support/system-python.ts";

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

/** Tries all legs with a catalog that puts nothing together in truth; says what was asked for. */
async function tried(resolve: () => Promise<Resolution>) {
  kept.clear();
  const asked = { resolved: 0, learned: [] as string[], scratch: [] as string[] };
  const changes: Partial<Catalog> = {
    probes: fakeProbes({}),
    obtainForeign: async () => SYSTEM_PYTHON,
    makeForeignTree: async (_, root) => ({ root, python: "", version: "3.13.9", collected: {} }),
    installForeign: async (_, __, { scratch }) => {
      asked.scratch.push(scratch);
      return fakeEnvironment();
    },
    learnPython: async (_, __, { cache }) => void asked.learned.push(cache),
    resolveRequirements: () => {
      asked.resolved += 1;
      return resolve();
    },
  };
  const catalog = fakeCatalog(changes);
  const stage = await planStage(ports(), catalog, wishes());
  const trials = await tryElsewhere(ports(), catalog, stage, { legs: stage.plan.legs, locked: "x" });
  return { trials, asked, legs: stage.plan.legs.length };
}

const RESOLUTION = { file: "pylock.toml", source: "resolved" };

test("what is the same for every system is asked once, and so is the Python that installs", async () => {
  const { trials, asked } = await tried(async () => ({ ...RESOLUTION, everywhere: true }));
  expect(trials.every(({ result }) => result === "not run")).toBe(true);
  expect(asked.resolved).toBe(1);
  expect(asked.learned).toHaveLength(1);
  expect(new Set(asked.scratch)).toEqual(new Set(asked.learned));
});

test("versions that were found for one system alone are no other's", async () => {
  const { trials, asked, legs } = await tried(async () => RESOLUTION);
  expect(trials.every(({ result }) => result === "not run")).toBe(true);
  expect(asked.resolved).toBe(1 + legs);
});

test("where nothing is found for all of them, each is told what it lacks", async () => {
  const { trials, asked, legs } = await tried(async () => {
    throw new BuildError([{ code: "cross-needs-wheel", message: "no wheel" }]);
  });
  expect(trials.map(({ result }) => result)).toEqual(trials.map(() => "failed"));
  expect(trials.every(({ problems }) => problems[0]?.code === "cross-needs-wheel")).toBe(true);
  expect(asked.resolved).toBe(1 + legs);
});
