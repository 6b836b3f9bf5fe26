import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Dependency } from "../../../src/model/probe.ts";
import type { Attempt } from "../../../src/stages/attempt.ts";
import { bundleWhatCan } from "../../../src/stages/bisect.ts";

function dependency(name: string, ...asks: readonly string[]): Dependency {
  const common = { version: "1.0", skipped: undefined, modules: [name] };
  return { requirement: { text: name }, name, ...common, closure: [name, ...asks] };
}

/** A freezer that fails by each of these names, also where another one asks for it. */
function freezer(bad: readonly string[]) {
  const made: string[][] = [];
  const make = async (wanted: readonly Dependency[]): Promise<Attempt<readonly string[]>> => {
    const names = wanted.map(({ name }) => name);
    made.push(names);
    const by = bad.find((name) => wanted.some(({ closure }) => closure.includes(name)));
    return by === undefined
      ? { value: names, problems: [], milliseconds: 1 }
      : { value: undefined, problems: [{ code: "x", message: `hook of ${by} failed` }], milliseconds: 1 };
  };
  return { made, make };
}

const named = (count: number): readonly Dependency[] =>
  Array.from({ length: count }, (_, index) => dependency(`d${index}`));

describe("a joint bundle", () => {
  test("that can be made is made once", async () => {
    const { made, make } = freezer([]);
    const { value, culprits } = await bundleWhatCan(named(20), make);
    expect([value.length, culprits, made.length]).toEqual([20, [], 1]);
  });

  test("that fails by one of 20 names it, with at most nine bundles, and goes on without it", async () => {
    const { made, make } = freezer(["d13"]);
    const { value, culprits } = await bundleWhatCan(named(20), make);
    expect(culprits.map(({ dependency: { name }, message }) => [name, message])).toEqual([
      ["d13", "hook of d13 failed"],
    ]);
    expect(value).toHaveLength(19);
    expect(made.length).toBeLessThanOrEqual(9);
  });

  test("takes those out, too, that ask for the one", async () => {
    const { make } = freezer(["base"]);
    const all = [dependency("base"), dependency("above", "base"), dependency("beside")];
    const { value, culprits } = await bundleWhatCan(all, make);
    expect(value).toEqual(["beside"]);
    expect(culprits.map(({ dependency: { name } }) => name).sort()).toEqual(["above", "base"]);
  });

  test("that fails without any of them blames nobody", async () => {
    const make = async (): Promise<Attempt<string>> => {
      return { value: undefined, problems: [{ code: "x", message: "no disk" }], milliseconds: 1 };
    };
    await expect(bundleWhatCan(named(5), make)).rejects.toMatchObject({ diagnostics: [{ message: "no disk" }] });
  });

  test("that fails by many ends in bounded time, and says so", async () => {
    const all = named(300);
    const { made, make } = freezer(all.map(({ name }) => name));
    await expect(bundleWhatCan(all, make)).rejects.toThrow(/not found with 12 bundles/);
    expect(made.length).toBeLessThanOrEqual(12);
  });

  test("whichever one it is, it is found", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.nat(), async (count, at) => {
        const bad = `d${at % count}`;
        const { culprits } = await bundleWhatCan(named(count), freezer([bad]).make);
        expect(culprits.map(({ dependency: { name } }) => name)).toEqual([bad]);
      }),
    );
  });
});
