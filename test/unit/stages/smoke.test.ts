import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { BuildError, NetworkError } from "../../../src/model/errors.ts";
import { isAlone } from "../../../src/stages/smoke.ts";
import { builds, fakeBundler, freshProject, root } from "../../support/delivery.ts";
import { declare, fakeProbes, kept, smoke } from "../../support/smoking.ts";

freshProject();

describe("a smoke build", () => {
  test("of what works is hello world, each dependency, and the application", async () => {
    kept.clear();
    await declare("rich");
    const { result, delivered } = await smoke({});
    expect(result.problems).toEqual([]);
    expect(result.hello).toMatchObject([{ target: "linux-x64", result: "passed", reused: false }]);
    expect(result.dependencies?.trials).toMatchObject([
      { name: "rich", result: "works", at: { file: "pyproject.toml" } },
    ]);
    expect(delivered?.manifest.legs).toHaveLength(1);
    expect(result.notCompared).toEqual(["what lies there: it has no slipway-manifest.json"]);
  });

  test("tries what the chosen groups ask for, each once", async () => {
    kept.clear();
    await declare("rich");
    const toml = await readFile(join(root, "pyproject.toml"), "utf8");
    const groups = `[dependency-groups]\nextra-tools = ["plug", "rich"]\ndev = ["pytest"]\n`;
    await writeFile(join(root, "pyproject.toml"), `${toml}${groups}`);
    await writeFile(join(root, "slipway.yml"), "groups: [Extra_Tools]\n");
    const { result } = await smoke({});
    expect(result.dependencies?.trials).toMatchObject([
      { name: "rich", at: { line: 4 } },
      { name: "plug", at: { line: 11 } },
    ]);
  });

  test("a second time builds the application alone, and is compared with the first", async () => {
    kept.clear();
    await declare("rich");
    await smoke({});
    builds.length = 0;
    const tried: string[] = [];
    const { result } = await smoke({ probes: fakeProbes({}, tried) });
    expect(builds).toHaveLength(1);
    expect(tried).toEqual([]);
    expect(result.hello[0]?.reused).toBe(true);
    expect(result.dependencies?.reused).toBe(1);
    expect(result.comparisons).toMatchObject([{ label: "what lies there (1.0)", shares: [] }]);
  });

  test("asks which libraries are linked where that is recorded: not for the trial of the dependencies", async () => {
    kept.clear();
    await declare("rich");
    let asked = 0;
    const askLibraries = async () => {
      asked += 1;
      return [];
    };
    const { result } = await smoke({ askLibraries });
    expect(result.dependencies?.trials).toMatchObject([{ name: "rich", result: "works" }]);
    expect(asked).toBe(2);
  });

  test("goes on with what was not reached", async () => {
    kept.clear();
    await declare("a", "b");
    const { result } = await smoke({ probes: fakeProbes({ b: { result: "not reached" } }) });
    expect(result.warnings).toMatchObject([
      {
        code: "dependencies-not-reached",
        message: "1 of 2 dependencies were not tried within 120 s: b",
      },
    ]);
    const tried: string[] = [];
    await smoke({ probes: fakeProbes({}, tried) });
    expect(tried).toEqual(["b"]);
  });

  test("tries again what a limit ended", async () => {
    kept.clear();
    await declare("a", "b");
    await smoke({ probes: fakeProbes({ b: { result: "fails everywhere", message: "hangs", stopped: true } }) });
    const tried: string[] = [];
    await smoke({ probes: fakeProbes({}, tried) });
    expect(tried).toEqual(["b"]);
  });

  test("gives 300 dependencies the time that it tells, and not more", async () => {
    kept.clear();
    const names = Array.from({ length: 300 }, (_, index) => `d${index}`);
    await declare(...names);
    const probes = fakeProbes(Object.fromEntries(names.map((name) => [name, { result: "not reached" as const }])));
    const budgets: number[] = [];
    const tryEach: typeof probes.tryEach = (on, request) => {
      budgets.push(request.budget);
      return probes.tryEach(on, request);
    };
    const { result } = await smoke({ probes: { ...probes, tryEach } });
    expect(budgets).toEqual([result.dependencies?.budget]);
    expect(result.warnings).toMatchObject([
      { code: "dependencies-not-reached", message: expect.stringMatching(/^300 of 300 .*: d0, d1, .* and \d+ more$/) },
    ]);
    expect(result.problems).toEqual([]);
  });

  test("stops where hello world does not work", async () => {
    kept.clear();
    const fillWheelhouse = () => Promise.reject(new BuildError([{ code: "x", message: "no wheels" }]));
    const { result } = await smoke({ fillWheelhouse });
    expect(result).toMatchObject({ hello: [{ result: "failed" }], application: { result: "not tried" } });
    expect(result.problems).toMatchObject([{ message: "no wheels" }]);
  });

  test("fails by a dependency that the bundle alone does not import, on its line", async () => {
    kept.clear();
    await declare("rich");
    const broken = { result: "broken" as const, message: "import rich: ImportError", hint: "collect it" };
    const { result } = await smoke({ probes: fakeProbes({ rich: broken }) });
    expect(result.problems).toMatchObject([{ code: "dependency-broken", hint: "collect it", at: { line: 4 } }]);
  });

  test("is warned of a dependency that fails everywhere, while the application can be judged", async () => {
    kept.clear();
    await declare("screen");
    const helpless = { screen: { result: "fails everywhere" as const, message: "no display" } };
    const { result } = await smoke({ probes: fakeProbes(helpless) });
    const hint = "It may need a screen, a device or a server.";
    expect([result.problems, result.warnings]).toMatchObject([[], [{ code: "dependency-fails", hint }]]);
    const silent = async () => ({
      lookInside: async () => undefined,
      judge: async () => ({
        checks: [{ what: "app --version", result: "not judged" as const, detail: "", milliseconds: 1 }],
        ...{ startup: undefined, notes: [] },
      }),
    });
    const blind = await smoke({ probes: fakeProbes(helpless), prepareSmoke: silent });
    expect(blind.result.problems).toMatchObject([{ code: "dependency-fails" }]);
  });

  test("names who is to blame first where the application fails", async () => {
    kept.clear();
    await declare("rich");
    const buildWheel = () => Promise.reject(new BuildError([{ code: "x", message: "cannot build without rich" }]));
    const { result, delivered } = await smoke({ buildWheel });
    expect(delivered).toBeUndefined();
    expect(result.problems).toMatchObject([
      { code: "to-blame", at: { line: 4 } },
      { message: "cannot build without rich" },
    ]);
  });
});

test("a bundle that cannot be asked is a warning", async () => {
  kept.clear();
  await declare("rich");
  const { result } = await smoke({ bundlers: new Map([["portable", fakeBundler("portable")]]) });
  expect([result.problems, result.warnings]).toMatchObject([[], [{ code: "cannot-probe" }]]);
});

describe("other targets", () => {
  const flags = { targets: "linux-x64,macos-arm64" };

  test("whose interpreter is out of reach are not tried, and fail nothing", async () => {
    kept.clear();
    const obtainForeign = () => Promise.reject(new NetworkError("no answer", { url: "x" }));
    const { result } = await smoke({ obtainForeign }, { others: true });
    expect(result.hello.length).toBeGreaterThan(1);
    for (const { result: found } of result.hello.slice(1)) expect(found).toBe("not tried");
    expect(result.problems).toEqual([]);
  });

  test.each([
    ["that are written down fail the check", flags, ["macos-arm64: no wheel"], []],
    ["that nobody asked for are warned of", {}, [], [expect.stringMatching(/: no wheel$/)]],
  ])("%s", async (_, own, problems, warnings) => {
    kept.clear();
    const obtainForeign = () => Promise.reject(new BuildError([{ code: "x", message: "no wheel" }]));
    const { result } = await smoke({ obtainForeign }, { others: true, flags: own });
    expect(result.problems.map(({ message }) => message)).toEqual(problems);
    expect(result.warnings.map(({ message }) => message).slice(0, 1)).toEqual(warnings);
  });
});

test.each([
  ["", true],
  ["{}", true],
  ['{"job-total": 1}', true],
  ['{"job-total": 3}', false],
  ["no JSON", true],
])("a strategy of %j: alone is %j", (strategy, alone) => {
  expect(isAlone(strategy)).toBe(alone);
});
