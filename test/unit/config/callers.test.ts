import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCaller } from "../../../src/config/callers.ts";

const read = (text: string) => readCaller({ file: "w.yml", text });
const STEP = "jobs: { a: { runs-on: ubuntu-24.04, steps: [{ uses: acme/slipway@v1 }] } }\n";

describe("a workflow that calls us", () => {
  test.each([
    ["a list of events", "on: [push, pull_request]", ["push", "pull_request"], ["**"]],
    ["one event", "on: push", ["push"], ["**"]],
    ["an event without a value", "on:\n  push:\n  pull_request:\n", ["push", "pull_request"], ["**"]],
    ["a filter of branches", "on: { push: { branches: [main] } }", ["push"], []],
    ["a filter of tags", 'on: { push: { tags: ["v*"] } }', ["push"], ["v*"]],
    ["ignored tags", 'on: { push: { tags-ignore: ["x*"] } }', ["push"], ["**"]],
    ["no push", "on: { workflow_dispatch: {} }", ["workflow_dispatch"], []],
  ])("%s", async (_, on, events, tags) => {
    expect(await read(`${on}\n${STEP}`)).toMatchObject({ events, tags });
  });

  test("labels come from the matrix, each from its own place", async () => {
    const caller = await read(
      [
        "on: push",
        "jobs:",
        "  a:",
        "    strategy:",
        "      matrix:",
        "        os: [ubuntu-24.04, macos-15]",
        "        include: [{ os: windows-2025 }]",
        `    runs-on: \${{ matrix.os }}`,
        "    steps: [{ uses: acme/slipway@v1 }]",
      ].join("\n"),
    );
    expect(caller?.jobs[0]?.labels.map(({ label, at }) => `${label} ${at.line}:${at.column}`)).toEqual([
      "ubuntu-24.04 6:14",
      "macos-15 6:28",
      "windows-2025 7:21",
    ]);
  });

  test("rights of the job win over those of the workflow", async () => {
    const job = "{ permissions: { contents: write }, steps: [{ uses: acme/slipway@v1 }] }";
    const caller = await read(
      `on: push\npermissions: read-all\njobs: { a: ${job}, b: { steps: [{ uses: acme/slipway@v1 }] } }`,
    );
    expect(caller?.jobs.map(({ rights }) => rights)).toEqual([{ contents: "write" }, { "*": "read" }]);
  });

  test("a reusable workflow, with its secrets", async () => {
    const uses = "acme/slipway/.github/workflows/release.yml@abc";
    const caller = await read(
      `on: push\njobs: { a: { uses: ${uses}, secrets: { KEY: x } }, b: { uses: ${uses}, secrets: inherit } }`,
    );
    expect(caller?.jobs).toMatchObject([
      { way: "release", reference: "abc", variables: ["KEY"], inheritsSecrets: false },
      { way: "release", inheritsSecrets: true },
    ]);
  });

  test("the checkout before the step counts, not one behind it", async () => {
    const [out, own] = ["{ uses: actions/checkout@x, with: { fetch-depth: 0 } }", "{ uses: acme/slipway@v1 }"];
    const caller = await read(`on: push\njobs: { a: { steps: [${out}, ${own}] }, b: { steps: [${own}, ${out}] } }`);
    expect(caller?.jobs.map(({ checkout }) => checkout?.depth)).toEqual(["0", undefined]);
  });

  test.each([
    ["another action of that name", "jobs: { a: { steps: [{ uses: acme/slipway-tools@v1 }] } }"],
    ["no jobs", "on: push"],
    ["no YAML", "jobs: ["],
    ["a list", "- 1"],
    ["an empty file", ""],
    ["steps that are text", "jobs: { a: { steps: hello } }"],
  ])("%s is none", async (_, text) => {
    expect(await read(text)).toBeUndefined();
  });

  test("whatever stands in a job, it is read or passed over", async () => {
    const part = fc.json();
    await fc.assert(
      fc.asyncProperty(part, part, part, async (on, strategy, permissions) => {
        const job = `{ "strategy": ${strategy}, "runs-on": ${on}, "permissions": ${permissions}, "steps": [{ "uses": "a/slipway@x", "with": ${strategy}, "env": ${on} }] }`;
        const caller = await read(`{ "on": ${on}, "jobs": { "a": ${job} } }`);
        expect(caller === undefined || caller.jobs.length === 1).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
