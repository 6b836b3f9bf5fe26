import { describe, expect, test } from "vitest";
import type { Manifest } from "../../../src/model/manifest.ts";
import type { Plan } from "../../../src/model/plan.ts";
import { definePlan } from "../../../src/plan/define.ts";
import { checkAnswer, deliveredAnswer, planAnswer } from "../../../src/report/answers.ts";
import { stepOutputs } from "../../../src/report/outputs.ts";
import { failureMarkdown, summaryMarkdown } from "../../../src/report/summary.ts";
import { deliveredText, planText, sizeText } from "../../../src/report/text.ts";
import { leastFragment } from "../../support/fragment.ts";
import { config, planInputs } from "../../support/plan-inputs.ts";
import { okValue } from "../../support/result.ts";

/** All that a project could hope to smuggle into a page or a terminal. */
const HOSTILE =
  "<img src=x>|`code`\n# title\r\n![i](https://evil.example/i.png) [a](b) @octocat #12 www.evil.example _e_ \u001b[31mred";

type Leg = Manifest["legs"][number];

function leg(changes: Partial<Leg> = {}): Leg {
  return leastFragment("linux-x64", {
    interpreter: {
      source: "standalone",
      version: "3.13.9",
      sha256: null,
      url: null,
      reason: "3.13.9 is pinned",
      fallback: false,
    },
    requirements: { source: "uv.lock", packages: [{ name: "a", version: "1" }] },
    bundleSize: 54_321_000,
    smoke: [{ what: "app --version", result: "passed", detail: "prints 1.4.0", milliseconds: 12.4 }],
    artifacts: [
      { name: "app-1.4.0-linux-x64.tar.gz", kind: "archive", target: "linux-x64", size: 1234, sha256: "b".repeat(64) },
    ],
    ...changes,
  });
}

const manifest = (legs: readonly Leg[] = [leg()], name = "app"): Manifest => ({
  schema: 1,
  slipway: "0.0.0",
  project: { name, version: "1.4.0" },
  commit: { id: "c".repeat(40), time: 1 },
  legs: [...legs],
});

const hostileLeg = leg({
  interpreter: { ...leg().interpreter, reason: HOSTILE, fallback: true },
  requirements: { source: HOSTILE, packages: [] },
  bundler: { name: HOSTILE, version: HOSTILE, options: {} },
  smoke: [{ what: HOSTILE, result: "not judged", detail: HOSTILE, milliseconds: 1 }],
});

const plan = (): Plan => okValue(definePlan(planInputs()));

/** What is left of a page when code spans are taken out: there nothing is markup. */
const outsideCode = (markdown: string): string => markdown.replaceAll(/(?<!\\)`[^`\n]*`/g, "CODE");

describe("the summary", () => {
  test("of an ordinary build", () => {
    expect(summaryMarkdown(manifest())).toMatchInlineSnapshot(`
      "## app 1.4.0 at cccccccccccc

      ### linux-x64

      | file | size | SHA-256 |
      | --- | --- | --- |
      | \`app-1.4.0-linux-x64.tar.gz\` | 1 kB | \`bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\` |

      Python 3.13.9 (standalone: 3.13.9 is pinned). Bundler: portable, 54.3 MB unpacked, 1 distributions (uv.lock).

      Needs no particular version of a system.

      | smoke run | result | | time |
      | --- | --- | --- | --- |
      | \`app --version\` | passed | prints 1.4.0 | 12 ms |
      "
    `);
  });

  test("holds nothing of a project that would be markup, a link, an image or a mention", () => {
    const markdown = summaryMarkdown(manifest([hostileLeg], HOSTILE));
    const text = outsideCode(markdown);
    expect(text).not.toMatch(/<[a-z]/i);
    expect(text).not.toMatch(/(?<!\\)[[\]!_]/);
    expect(text).not.toMatch(/:\/\/|www\.|@\w|#\d/);
    expect(markdown.split("\n").filter((line) => line.startsWith("#"))).toHaveLength(2);
  });

  test("keeps its tables whole", () => {
    const lines = summaryMarkdown(manifest([hostileLeg])).split("\n");
    const columns = lines
      .filter((line) => line.startsWith("|"))
      .map((line) => line.replaceAll(/\\[^\n]/g, "").split("|").length - 2);
    expect(columns).toEqual([3, 3, 3, 4, 4, 4]);
  });

  test("says what a fallback means", () => {
    expect(summaryMarkdown(manifest([hostileLeg]))).toContain("**A fallback: a release refuses it.**");
  });
});

describe("the summary of a failure", () => {
  test("names file, line and key, and the remedy", () => {
    const at = { file: "slipway.yml", line: 3, column: 5, key: "bundler" };
    const problems = [{ code: "x", message: "there is no bundler nope", hint: "did you mean portable?", at }];
    expect(failureMarkdown("Not built", problems)).toBe(
      "## Not built\n\n- slipway.yml:3:5: bundler: there is no bundler nope did you mean portable?\n",
    );
  });

  test("stays one list item each, without markup", () => {
    const markdown = failureMarkdown(HOSTILE, [{ code: "x", message: HOSTILE, hint: HOSTILE, at: { file: HOSTILE } }]);
    expect(markdown.split("\n").filter((line) => line !== "")).toHaveLength(2);
    expect(markdown).not.toMatch(/<[a-z]/i);
    expect(markdown).not.toMatch(/(?<!\\)[[\]!_`]/);
    expect(markdown).not.toMatch(/:\/\/|www\.|@\w|#\d/);
  });
});

describe("text for people", () => {
  test.each([
    [0, "0 B"],
    [999, "999 B"],
    [1000, "1 kB"],
    [54_321_000, "54.3 MB"],
    [2_500_000_000, "2.5 GB"],
    [5e15, "5000000.0 GB"],
  ])("%i bytes are %s", (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });

  test("a plan that commands no terminal and has its lines to itself", () => {
    const usual = planText(plan());
    const { project, python, legs, ...rest } = plan();
    const hostile = planText({
      ...rest,
      project: { ...project, name: HOSTILE },
      python: { ...python, reason: HOSTILE },
      legs: legs.map((one) => ({ ...one, runner: HOSTILE, bundler: { name: HOSTILE, options: {} } })),
    });
    expect(hostile.split("\n")).toHaveLength(usual.split("\n").length);
    expect(hostile.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
  });

  test("how it is started, on each system", () => {
    const bundles = [
      { archive: "a.tar.gz", executable: "app/app" },
      { archive: "a.zip", executable: "app/app.exe" },
      { archive: "b.tar.gz\n$ rm", executable: "app" },
    ];
    expect(deliveredText(manifest(), "release", bundles).split("\n").slice(-3)).toEqual([
      "To start it: tar -xzf release/a.tar.gz && ./app/app",
      "To start it: unpack a.zip and run app\\app.exe",
      "To start it: tar -xzf 'release/b.tar.gz $ rm' && ./app",
    ]);
    const [bundle] = bundles;
    expect(deliveredText(manifest(), "/it's my folder", bundle === undefined ? [] : [bundle])).toContain(
      `tar -xzf '/it'\\''s my folder/a.tar.gz' && ./app/app`,
    );
  });
});

describe("answers", () => {
  test("carry the same for machines, as it is", () => {
    expect(checkAnswer(config(["linux-x64"]))).toMatchObject({
      json: { name: "app" },
      text: "app: the configuration is right.",
    });
    expect(planAnswer(plan()).json).toEqual(plan());
    const made = manifest([hostileLeg], HOSTILE);
    const answer = deliveredAnswer({ manifest: made, directory: "release", built: undefined });
    expect(JSON.parse(JSON.stringify(answer.json))).toEqual({ directory: "release", manifest: made });
    expect(answer.text).not.toContain("To start it");
  });

  test("tell how the bundle of this run is started, on Windows too", () => {
    const entry = { kind: "script", name: "app", script: "app.py", gui: false } as const;
    const bundle = {
      root: "C:\\work\\app-1.4.0-linux-x64",
      executables: [{ entry, path: "app" }],
      bundler: leg().bundler,
      checker: undefined,
      notes: [],
    };
    const { text } = deliveredAnswer({
      manifest: manifest(),
      directory: "release",
      built: { bundle, fragment: leg() },
    });
    expect(text).toContain("tar -xzf release/app-1.4.0-linux-x64.tar.gz && ./app-1.4.0-linux-x64/app");
  });
});

test("outputs come back as they went in, whatever they hold", () => {
  const fragment = leg({ artifacts: leg().artifacts.map((artifact) => ({ ...artifact, kind: HOSTILE })) });
  const outputs = stepOutputs({
    manifest: manifest([fragment]),
    fragment,
    cacheHit: true,
    prerelease: true,
    directory: "/out",
    bundle: "/scratch/b",
    python: "/py",
    report: "/r.html",
  });
  expect(outputs).toMatchObject({ version: "1.4.0", prerelease: "true", size: "54321000", target: "linux-x64" });
  expect(JSON.parse(outputs["artifacts"] ?? "")).toEqual([
    { ...fragment.artifacts[0], path: "/out/app-1.4.0-linux-x64.tar.gz" },
  ]);
  // One line, so that no value can begin another output.
  expect(Object.values(outputs).join("")).not.toMatch(/[\r\n]/);
});
