import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { createPortable } from "../../../src/bundlers/portable/portable.ts";
import type { Result } from "../../../src/model/diagnostic.ts";
import { type Plan, PlanSchema } from "../../../src/model/plan.ts";
import { TARGET_IDS } from "../../../src/model/target.ts";
import { definePlan } from "../../../src/plan/define.ts";
import { config, planInputs } from "../../support/plan-inputs.ts";
import { textOf } from "../../support/result.ts";

function planned(result: Result<Plan>): Plan {
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.value;
}
const messages = (result: Result<Plan>): string[] =>
  result.ok ? [] : result.diagnostics.map(({ message }) => message);

describe("a plan", () => {
  test("holds everything that can be known before a runner starts", () => {
    const plan = planned(definePlan(planInputs({ tag: "v1.4.0" })));
    expect(plan).toMatchObject({
      schema: 1,
      project: { name: "app", version: "1.4.0" },
      tag: "v1.4.0",
      prerelease: false,
      matrix: {
        include: [
          { target: "linux-x64", runner: "ubuntu-24.04", optional: false },
          { target: "windows-x64", runner: "windows-2025", optional: false },
        ],
      },
      expected: [
        "SHA256SUMS",
        "app-1.4.0-linux-x64.tar.gz",
        "app-1.4.0-windows-x64.zip",
        "app-1.4.0.sbom.cdx.json",
        "slipway-manifest.json",
      ],
    });
    expect(plan.legs[0]?.interpreter).toMatchObject({
      version: expect.stringMatching(/^3\.\d+\.[1-9]\d*$/),
      sha256: expect.any(String),
    });
  });

  test("is valid by its own schema after a trip through JSON, and the same each time", () => {
    const [first, second] = [planInputs(), planInputs()].map((inputs) => JSON.stringify(planned(definePlan(inputs))));
    expect(first).toBe(second);
    expect(v.parse(PlanSchema, JSON.parse(first ?? ""))).toEqual(JSON.parse(first ?? ""));
  });

  test("a pre-release, and a version that file names cannot hold", () => {
    const plan = planned(definePlan(planInputs({ version: "2!1.0rc1+abc" })));
    expect(plan.prerelease).toBe(true);
    expect(plan.legs[0]?.bundleName).toBe("app-2_1.0rc1_abc-linux-x64");
  });
});

describe("bad plans are refused", () => {
  test("version that no file name can hold", () => {
    const [message] = messages(definePlan(planInputs({ version: `1.0+${"a".repeat(300)}` })));
    expect(message).toBe("the version has 304 characters, and becomes part of files' names: 100 are the most");
  });

  test("version that PEP 440 refuses", () => {
    expect(messages(definePlan(planInputs({ version: "one.two" })))).toEqual([
      'version "one.two" is not a PEP 440 version',
    ]);
  });

  test.each(["a/b", "..", "a b", "-a"])("the name %j, from whoever did not check it before", (name) => {
    const inputs = planInputs({ config: { ...config(["linux-x64"]), name } });
    expect(messages(definePlan(inputs))).toEqual([`the name ${JSON.stringify(name)} is not a safe file name`]);
  });

  test("tag ≠ version", () => {
    expect(messages(definePlan(planInputs({ tag: "v2.0" })))).toEqual([
      "tag v2.0 says version 2.0, but the project is version 1.4.0",
    ]);
  });

  test("a runner label that was retired", () => {
    const inputs = planInputs({ config: config(["macos-x64"], { runners: { "macos-x64": "macos-13" } }) });
    expect(messages(definePlan(inputs))).toEqual([expect.stringContaining("macos-13 was retired in 2025-12")]);
  });

  test("an unknown bundler, an unknown package format and a bad version, all at once", () => {
    const settings = {
      bundler: { name: "portabel", options: {} },
      packages: ["archive", "msi"],
      include: [],
      smoke: [],
    };
    const inputs = planInputs({ version: "x", config: config(["linux-x64"], { settings: { "linux-x64": settings } }) });
    expect(messages(definePlan(inputs))).toEqual([
      'version "x" is not a PEP 440 version',
      "there is no format msi",
      "there is no bundler portabel",
    ]);
  });

  test("each where it was written, in an override too, with the nearest name, and no key said twice", () => {
    const at = (line: number, key: string) =>
      ({ layer: "file", at: { file: "slipway.yml", line, column: 3, key } }) as const;
    const wrong = (line: number, key: string) => ({
      bundler: { name: "portabel", options: {} },
      packages: ["archiv"],
      include: [],
      smoke: [],
      origins: { bundler: at(line, `${key}bundler`), packages: at(line + 1, `${key}packages`) },
    });
    const settings = {
      "linux-x64": wrong(1, ""),
      "linux-arm64": wrong(1, ""),
      "windows-x64": wrong(8, "overrides[1]."),
    };
    const targets = ["linux-x64", "linux-arm64", "windows-x64"] as const;
    const runners = { "windows-x64": "windows-2019" };
    const origins = { "runners.windows-x64": at(5, "runners.windows-x64") };
    const inputs = planInputs({ config: config(targets, { settings, runners, origins }) });
    expect(textOf(definePlan(inputs))).toMatchInlineSnapshot(`
      "slipway.yml:2:3: packages: there is no format archiv
          did you mean archive?
      slipway.yml:1:3: bundler: there is no bundler portabel
          did you mean portable?
      slipway.yml:5:3: runners.windows-x64: the runner windows-2019 was retired in 2025-06; a job that asks for it waits for a day and never starts
          leave it out for windows-2025, the default for windows-x64
      slipway.yml:9:3: overrides[1].packages: there is no format archiv
          did you mean archive?
      slipway.yml:8:3: overrides[1].bundler: there is no bundler portabel
          did you mean portable?"
    `);
  });

  test("options of a bundler, where the bundler was written", () => {
    const origin = { layer: "file", at: { file: "pyproject.toml", line: 7, key: "tool.slipway.bundler" } } as const;
    const settings = {
      bundler: { name: "portable", options: { trm: "off" } },
      packages: ["archive"],
      include: [],
      smoke: [],
      origins: { bundler: origin },
    };
    const unused = () => Promise.reject(new Error("not built here"));
    const tools = { programs: unused, writeTar: unused, compile: unused };
    const bundlers = new Map([["portable", createPortable(tools)]]);
    const inputs = planInputs({ bundlers, config: config(["linux-x64"], { settings: { "linux-x64": settings } }) });
    expect(textOf(definePlan(inputs))).toBe(
      "pyproject.toml:7: tool.slipway.bundler: portable has no option trm\n    did you mean trim?",
    );
  });

  test("two artifacts whose names meet", () => {
    const settings = {
      bundler: { name: "portable", options: {} },
      packages: ["archive", "archive"],
      include: [],
      smoke: [],
    };
    const inputs = planInputs({ config: config(["linux-x64"], { settings: { "linux-x64": settings } }) });
    expect(messages(definePlan(inputs))).toEqual([
      expect.stringContaining("app-1.4.0-linux-x64.tar.gz would be made by"),
    ]);
  });
});

test("every target has a runner that is not retired", () => {
  const plan = planned(definePlan(planInputs({ config: config(TARGET_IDS) })));
  expect(plan.matrix.include.map(({ target }) => target)).toEqual(TARGET_IDS);
});

test("hundreds of legs need no more work each than a few", () => {
  // Table look-ups are counted, for a clock would make the test a matter of the machine.
  let reads = 0;
  const inputs = planInputs();
  const versions = new Proxy(inputs.table.versions, {
    get: (target, key) => {
      reads++;
      return Reflect.get(target, key);
    },
  });
  const many = Array.from({ length: 200 }, () => "linux-x64" as const);
  definePlan({ ...inputs, table: { ...inputs.table, versions }, config: config(many) });
  expect(reads).toBeLessThan(200 * 10);
});
