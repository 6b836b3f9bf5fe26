import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Bundler, ConfiguredBundler } from "../../../src/model/bundle.ts";
import type { Catalog } from "../../../src/model/catalog.ts";
import { BuildError, NetworkError } from "../../../src/model/errors.ts";
import type { Dependency, DependencyTrial, Probes } from "../../../src/model/probe.ts";
import { formerIn } from "../../../src/publishers/former.ts";
import { isAlone, smokeStage } from "../../../src/stages/smoke.ts";
import { builds, fakeBundler, fakeCatalog, folder, freshProject, ports, root, wishes } from "../../support/delivery.ts";
import { fragment, trial } from "../../support/smoke-result.ts";

freshProject();

const kept = new Map<string, unknown>();

async function declare(...dependencies: readonly string[]): Promise<void> {
  const list = dependencies.map((text) => `"${text}"`).join(", ");
  const toml = `[project]\nname = "app"\nversion = "1.0"\ndependencies = [${list}]\n[project.scripts]\napp = "app:main"\n[build-system]\nrequires = []\nbuild-backend = "x"\n`;
  await writeFile(join(root, "pyproject.toml"), toml);
}

/** Probes that find what they are told, and count. */
function fakeProbes(results: Readonly<Record<string, Partial<DependencyTrial>>>, tried: string[] = []): Probes {
  return {
    writeHello: async (directory) => {
      await mkdir(directory, { recursive: true });
    },
    describe: async (_, __, requirements) => {
      const dependencies = requirements.map((requirement): Dependency => {
        const name = requirement.text;
        return { requirement, name, version: "1.0", skipped: undefined, modules: [name], closure: [name] };
      });
      return { dependencies, modules: {}, standard: [] };
    },
    tryEach: async (_, { dependencies }) => {
      tried.push(...dependencies.map(({ name }) => name));
      return dependencies.map(({ name, requirement: { at } }) => {
        const { at: _, ...own } = trial(name, results[name]);
        return at === undefined ? own : { ...own, at };
      });
    },
    recall: async (_, key) => kept.get(key),
    keep: async (_, key, finding) => {
      kept.set(key, JSON.parse(JSON.stringify(finding)));
    },
    read: async () => "locked",
  };
}

/** Lets its bundles be asked. */
function openBundler(): Bundler {
  const bundler = fakeBundler("portable");
  return {
    ...bundler,
    configure(options, target) {
      const made = bundler.configure(options, target);
      if (!made.ok) return made;
      const prepare: ConfiguredBundler["prepare"] = async (context) => {
        const make = await made.value.prepare(context);
        return async () => ({ ...(await make()), checker: { kind: "shipped", argv: ["python"] } });
      };
      return { ...made, value: { ...made.value, prepare } };
    },
  };
}

const NOTHING = {
  ...{ form: "directory", bytes: 10, files: 1, floors: [], architectures: {}, architecture: "x64", foreign: [] },
  ...{ libraries: [], missing: [], sizes: [], suggestions: [], problems: [] },
};

async function smoke(
  changes: Partial<Catalog>,
  options: { others?: boolean; base?: string; flags?: Record<string, string> } = {},
) {
  const bundlers = new Map([["portable", openBundler()]]);
  const catalog = fakeCatalog({ bundlers, inspectBundle: async () => NOTHING, probes: fakeProbes({}), ...changes });
  const directory = join(root, "release");
  const former = [formerIn(directory, "what lies there")];
  return smokeStage(ports(), catalog, wishes(options.flags), {
    ...{
      target: undefined,
      directory,
      others: options.others ?? false,
      former,
      base: options.base,
      lastRelease: false,
    },
  });
}

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

  test("goes on with what was not reached", async () => {
    kept.clear();
    await declare("a", "b");
    const { result } = await smoke({ probes: fakeProbes({ b: { result: "not reached" } }) });
    expect(result.warnings).toMatchObject([
      { code: "dependencies-not-reached", message: expect.stringMatching(/: b$/) },
    ]);
    const tried: string[] = [];
    await smoke({ probes: fakeProbes({}, tried) });
    expect(tried).toEqual(["b"]);
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
    expect([result.problems, result.warnings]).toMatchObject([[], [{ code: "dependency-fails" }]]);
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

describe("the door of the release", () => {
  test("is played through under the usual tag, with manifest and checksums", async () => {
    kept.clear();
    const { result } = await smoke({});
    expect(result.application.release).toMatchObject({ result: "passed", tag: "v1.0", files: 3, problems: [] });
  });

  test("whose service would refuse a file fails the check", async () => {
    kept.clear();
    const problems = [{ code: "bad-asset-name", message: "no such name" }];
    const { result } = await smoke({ publishRelease: () => Promise.reject(new BuildError(problems)) });
    expect(result.application).toMatchObject({ result: "passed", release: { result: "failed" } });
    expect(result.problems).toMatchObject([{ code: "bad-asset-name", message: "a release: no such name" }]);
  });

  test("where only the notes are missing is a warning: they are written with the release", async () => {
    kept.clear();
    await writeFile(join(root, "slipway.yml"), "release: { notes: changelog }\n");
    await writeFile(join(root, "CHANGELOG.md"), "## 0.1\n\nOld.\n");
    const { result } = await smoke({});
    expect([result.problems, result.application.release?.result]).toEqual([[], "failed"]);
    expect(result.warnings).toMatchObject([{ message: expect.stringMatching(/^a release: /) }]);
  });
});

describe("the base commit", () => {
  test("is what was built of it on this machine, or a note", async () => {
    kept.clear();
    const first = await smoke({}, { base: "HEAD" });
    expect(first.result.notCompared[0]).toBe("the base commit, HEAD: no build of it is kept here");
    const again = await smoke({}, { base: "HEAD" });
    expect(again.result.comparisons[0]?.label).toBe("the base commit, HEAD (1.0)");
    const unknown = await smoke({}, { base: "no-such" });
    expect(unknown.result.notCompared[0]).toBe("the base commit, no-such: git does not know it here");
  });
});

describe("growth", () => {
  test("is measured against the manifest that lay there before", async () => {
    kept.clear();
    await writeFile(join(root, "slipway.yml"), "size:\n  max-growth: 10%\n");
    await mkdir(join(root, "release"));
    const manifest = { schema: 1, project: { name: "app", version: "0.9" }, legs: [fragment({ bundleSize: 5 })] };
    await writeFile(join(root, "release", "slipway-manifest.json"), JSON.stringify(manifest));
    const { result } = await smoke({});
    expect(result.problems).toMatchObject([{ code: "growth-exceeded", at: { file: "slipway.yml" } }]);
    expect(folder).not.toBe("");
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
