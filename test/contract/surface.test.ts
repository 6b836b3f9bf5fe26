import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { CONFIG_INPUTS } from "../../src/config/layers.ts";
import { INPUTS } from "../../src/entry/inputs.ts";
import { stepOutputs } from "../../src/report/outputs.ts";
import { leastFragment } from "../support/fragment.ts";

const action: {
  readonly inputs: Readonly<Record<string, { readonly description: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
} = parse(readFileSync("action.yml", "utf8"));

test("action.yml declares the inputs that the step reads, and only those", () => {
  expect(Object.keys(action.inputs)).toEqual([...INPUTS]);
  for (const name of Object.keys(CONFIG_INPUTS)) expect(INPUTS).toContain(name);
});

test("action.yml declares the outputs that the step sets, and only those", () => {
  const project = { name: "app", version: "1.0" };
  const leg = leastFragment("linux-x64");
  const manifest = { schema: 1 as const, slipway: "0", project, commit: null, legs: [leg] };
  const outputs = stepOutputs({
    manifest,
    fragment: leg,
    prerelease: false,
    directory: "/r",
    bundle: "/b",
    python: "/p",
    cacheHit: false,
    report: "/report.html",
  });
  expect(Object.keys(outputs).sort()).toEqual(Object.keys(action.outputs).sort());
});

/** Bytes of a built file and of all that it imports before its own first line runs. */
function eager(file: string, seen = new Set<string>()): number {
  if (seen.has(file)) return 0;
  seen.add(file);
  const text = readFileSync(file, "utf8");
  const imports = [...text.matchAll(/^(?:import|export)\s(?:[^;"']*?\sfrom\s)?["'](\.[^"']+)["'];/gm)].map((match) =>
    join(dirname(file), match[1] ?? ""),
  );
  return Buffer.byteLength(text) + imports.reduce((sum, path) => sum + eager(path, seen), 0);
}

describe("what is loaded before the first stage", () => {
  test.each(["dist/main.mjs", "dist/cli.mjs"])("%s: 150 KB at the most", (file) => {
    expect(action.runs).toEqual({ using: "node24", main: "dist/main.mjs" });
    expect(eager(file)).toBeLessThanOrEqual(150_000);
  });
});
