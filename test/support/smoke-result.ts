import type { Fragment } from "../../src/model/manifest.ts";
import type { DependencyTrial } from "../../src/model/probe.ts";
import type { SmokeResult } from "../../src/model/smoke-result.ts";
import { leastFragment } from "./fragment.ts";

/** A leg as a manifest has it. */
export function fragment(changes: Partial<Fragment> = {}): Fragment {
  return leastFragment("linux-x64", {
    bundleSize: 50_000_000,
    floor: { system: "glibc", version: "2.17", file: "a", owner: "b" },
    sizes: [
      { kind: "interpreter", owner: "interpreter", bytes: 40_000_000, files: 9 },
      { kind: "distribution", owner: "rich 14.0", bytes: 10_000_000, files: 3 },
    ],
    smoke: [{ what: "app --version", result: "passed", detail: "", milliseconds: 10 }],
    startup: { what: "app --version", first: 90, median: 50, least: 40, most: 60, runs: 3 },
    ...changes,
  });
}

/** A dependency that works by itself. */
export function trial(name: string, changes: Partial<DependencyTrial> = {}): DependencyTrial {
  return {
    name,
    version: "1.0",
    requirement: name,
    result: "works",
    modules: [name],
    closure: [name],
    bytes: 1000,
    milliseconds: 5,
    at: { file: "pyproject.toml", line: 7 },
    ...changes,
  };
}

/** A smoke build in which everything works. */
export function smokeResult(changes: Partial<SmokeResult> = {}): SmokeResult {
  return {
    project: { name: "app", version: "1.4.0" },
    target: "linux-x64",
    hello: [
      {
        target: "linux-x64",
        result: "passed",
        reused: true,
        problems: [],
        finding: { bytes: 40_000_000, floor: null, milliseconds: 900 },
      },
    ],
    dependencies: { trials: [trial("rich")], reused: 0, milliseconds: 10, budget: 120, problems: [] },
    application: { result: "passed", milliseconds: 12_000, fragment: fragment(), problems: [] },
    comparisons: [],
    notCompared: [],
    problems: [],
    warnings: [],
    ...changes,
  };
}
