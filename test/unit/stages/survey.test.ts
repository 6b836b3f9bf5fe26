import { describe, expect, test } from "vitest";
import type { Catalog } from "../../../src/model/catalog.ts";
import { type Diagnostic, diagnosticText, failure, type Result, success } from "../../../src/model/diagnostic.ts";
import { ConfigError } from "../../../src/model/errors.ts";
import type { Exec } from "../../../src/model/ports.ts";
import type { ProjectFacts } from "../../../src/model/project.ts";
import { planStage } from "../../../src/stages/plan.ts";
import { survey } from "../../../src/stages/survey.ts";
import { packageFacts, scriptFacts } from "../../support/facts.ts";
import { planInputs } from "../../support/plan-inputs.ts";
import { pythonPorts } from "../../support/python-ports.ts";

const exec: Exec = { run: () => Promise.reject(new Error("nothing is run")) };
const nothing = (what: string) => () => Promise.reject(new Error(`${what} is not asked`));

interface World {
  readonly yaml?: string;
  readonly facts?: Result<ProjectFacts>;
  /** Files of the project that patterns may name as they are. */
  readonly files?: readonly string[];
  readonly wheelVersion?: string;
}

/** A catalog with the real table, a project out of a test's hand, and a build backend that knows one version. */
function catalogOf({ yaml, facts, files = [], wheelVersion }: World): Catalog & { readonly asked: string[] } {
  const { bundlers, packagers, table, slipway } = planInputs();
  const asked: string[] = [];
  const known = wheelVersion === undefined ? nothing("the build backend") : undefined;
  return {
    asked,
    version: slipway,
    bundlers,
    packagers,
    readElf: nothing("a binary"),
    worktreeIsClean: nothing("git"),
    readProject: async () => facts ?? success(packageFacts()),
    readConfigText: async () => success(yaml === undefined ? undefined : { file: "slipway.yml", text: yaml }),
    readNotes: async () => success(undefined),
    expandIncludes: async (_, patterns) => {
      const missing = patterns.filter((pattern) => !files.includes(pattern));
      const problems = missing.map((pattern) => ({ code: "empty-include", message: `${pattern} matches no file` }));
      return problems.length > 0 ? failure(...problems) : success(patterns);
    },
    pythonTable: async () => table,
    obtainInterpreter:
      known ??
      (async (_, { reason }) => {
        asked.push("interpreter");
        return { source: "system", version: "3.13.9", executable: "/py", root: "/", reason } as never;
      }),
    obtainUv: async () => ({}) as never,
    buildWheel: async (_ports, _uv, { python }) => {
      asked.push(`wheel with ${python}`);
      return { file: "/w.whl", version: wheelVersion ?? "" };
    },
    makeTree: nothing("a tree"),
    resolveRequirements: nothing("a lock"),
    openEnvironment: nothing("an environment"),
    prepareSmoke: nothing("a smoke run"),
    inspectBundle: nothing("an inspection"),
    inspectPath: nothing("an inspection"),
  } as Partial<Catalog> as Catalog & { readonly asked: string[] };
}

function portsOf() {
  const ports = pythonPorts(exec, { now: new Date("2026-08-20") });
  const closed: boolean[] = [];
  const open = async () => ({ directory: "/survey", close: async (kept: boolean) => void closed.push(kept) });
  return { ...ports, closed, workplaces: { open } as never as typeof ports.workplaces };
}

const wishes = (flags: Readonly<Record<string, string>> = {}) => ({ root: "/project", flags, inputs: {} });

async function problemsOf(run: Promise<unknown>): Promise<readonly string[]> {
  const error: unknown = await run.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ConfigError)) throw error ?? new Error("expected problems, and there are none");
  return error.diagnostics.map((problem) => diagnosticText(problem).split("\n")[0] ?? "");
}

const dynamic = (): Result<ProjectFacts> => success(packageFacts({ version: undefined, dynamicVersion: true }));

const WRONG = `pyton: "3.13"
bundler: portabel
packages: [zip]
include: [nowhere/**, "../x"]
runners: { macos-x64: macos-13 }
python-mirror: "file:///mirror"
overrides:
  - target: windows-*
    bundler: nuitca
    include: [gone.txt]
`;

describe("what is wrong is said all at once, before anything is run", () => {
  const all = [
    "slipway.yml:1:1: pyton: there is no such key",
    "slipway.yml:2:1: bundler: there is no bundler portabel",
    "slipway.yml:3:1: packages: there is no format zip",
    "slipway.yml:4:1: include: nowhere/** matches no file",
    'slipway.yml:4:23: include[1]: "../x" leaves the project',
    expect.stringMatching(/^slipway\.yml:5:\d+: runners\.macos-x64: the runner macos-13 was retired/),
    "slipway.yml:6:1: python-mirror: nothing can be downloaded from file: addresses",
    "slipway.yml:9:5: overrides[0].bundler: there is no bundler nuitca",
    "slipway.yml:10:5: overrides[0].include: gone.txt matches no file",
  ];

  test.each([
    ["check", survey],
    ["plan", planStage],
  ])("by %s", async (_, run) => {
    expect(await problemsOf(run(portsOf(), catalogOf({ yaml: WRONG }), wishes()))).toEqual(all);
  });

  test("and with a dynamic version too, without asking the build backend", async () => {
    const catalog = catalogOf({ yaml: WRONG, facts: dynamic() });
    expect(await problemsOf(planStage(portsOf(), catalog, wishes()))).toEqual(all);
    expect(catalog.asked).toEqual([]);
  });

  test.each([
    ["an unknown bundler", "bundler: nope\n", "bundler: there is no bundler nope"],
    ["a retired runner", "runners: { macos-x64: macos-13 }\n", "macos-13 was retired"],
    ["no packages", "packages: []\n", "packages: needs at least one format"],
    ["a mirror in a folder", "python-mirror: file:///a\n", "python-mirror: nothing can be downloaded"],
  ])("%s is no right configuration", async (_, yaml, message) => {
    const problems = await problemsOf(survey(portsOf(), catalogOf({ yaml }), wishes()));
    expect(problems).toEqual([expect.stringContaining(message)]);
  });

  test("a flag is named as the place of what it says", async () => {
    const problems = await problemsOf(survey(portsOf(), catalogOf({}), wishes({ bundler: "nope", include: "x" })));
    expect(problems).toEqual([
      "command line: --include: x matches no file",
      "command line: --bundler: there is no bundler nope",
    ]);
  });

  test("a name, a version and a tag that are wrong are not said twice", async () => {
    const yaml = 'name: "a b"\nversion: one\nrelease: { tag: latest }\nbundler: nope\n';
    const problems = await problemsOf(survey(portsOf(), catalogOf({ yaml }), { ...wishes(), tag: "v1" }));
    expect(problems).toHaveLength(4);
  });

  test("an unreadable project and a bad configuration together", async () => {
    const problem: Diagnostic = { code: "no-project", message: "this folder is not a Python project" };
    const catalog = catalogOf({ yaml: "pyton: x\n", facts: failure(problem) });
    expect(await problemsOf(survey(portsOf(), catalog, wishes()))).toEqual([
      "this folder is not a Python project",
      "slipway.yml:1:1: pyton: there is no such key",
    ]);
  });
});

describe("warnings reach the log, each once", () => {
  const reading: Diagnostic = { code: "of-reading", severity: "warning", message: "of reading" };
  const facts = success(packageFacts(), [reading]);
  const yaml = "overrides: [{ target: '*musl*' }]\npython: '3.99'\n";

  test("of reading, of the configuration and of the plan", async () => {
    const ports = portsOf();
    await planStage(ports, catalogOf({ yaml, facts }), wishes());
    expect(ports.said.warnings.map(({ code }) => code)).toEqual(["of-reading", "unused-override", "no-such-python"]);
  });

  test("also where there are errors, and not among these", async () => {
    const ports = portsOf();
    const catalog = catalogOf({ yaml: `${yaml}bundler: nope\n`, facts });
    expect(await problemsOf(survey(ports, catalog, wishes()))).toEqual([
      "slipway.yml:3:1: bundler: there is no bundler nope",
    ]);
    expect(ports.said.warnings.map(({ code }) => code)).toContain("unused-override");
  });
});

describe("the version", () => {
  test("secrets of signing are read before the project's code runs, so that it does not inherit them", async () => {
    const asked: string[] = [];
    const read = (name: string): string | undefined => {
      asked.push(name);
      return undefined;
    };
    const yaml = "sign: off\nsigning: { gpg: { key: GPG_KEY } }\n";
    await planStage({ ...portsOf(), secrets: { read } }, catalogOf({ yaml }), wishes());
    expect(asked).toEqual(["GPG_KEY"]);
  });

  test("that is written: nothing is built", async () => {
    const catalog = catalogOf({});
    const { plan } = await planStage(portsOf(), catalog, { ...wishes(), tag: "v1.4.0" });
    expect([plan.project.version, plan.tag, catalog.asked]).toEqual(["1.4.0", "v1.4.0", []]);
  });

  test("that is dynamic: the wheel tells it, and the placeholder is nowhere", async () => {
    const ports = portsOf();
    const catalog = catalogOf({ facts: dynamic(), wheelVersion: "2.0.1" });
    const { plan } = await planStage(ports, catalog, wishes());
    expect(plan.project.version).toBe("2.0.1");
    expect(plan.expected).toContain("app-2.0.1-linux-x64.tar.gz");
    expect(JSON.stringify(plan)).not.toContain("app-0-");
    expect(catalog.asked).toEqual(["interpreter", "wheel with /py"]);
    expect(ports.closed).toEqual([false]);
  });

  test("that is dynamic: a tag of another look is refused before a wheel is built, another version after", async () => {
    const catalog = catalogOf({ facts: dynamic(), wheelVersion: "2.0.1" });
    const tagged = (tag: string) => problemsOf(planStage(portsOf(), catalog, { ...wishes(), tag }));
    expect(await tagged("nightly")).toEqual([expect.stringContaining("tag nightly does not fit release.tag")]);
    expect(catalog.asked).toEqual([]);
    expect(await tagged("v2.0.0")).toEqual([expect.stringContaining("tag v2.0.0 says version 2.0.0")]);
    expect(catalog.asked).toHaveLength(2);
  });

  test("that is dynamic: check asks nobody", async () => {
    const catalog = catalogOf({ facts: dynamic(), wheelVersion: "2.0.1" });
    const surveyed = await survey(portsOf(), catalog, wishes());
    expect([surveyed.config.version, catalog.asked]).toEqual([undefined, []]);
    expect(surveyed).not.toHaveProperty("draft");
  });
});

describe("two tags on one commit", () => {
  const commit = { id: "c".repeat(40), time: 1, tags: ["v1.4.0", "v1.4.0rc1"] };

  test("a script has the version of the one that is released", async () => {
    const facts = success(scriptFacts({ commit }));
    for (const [tag, version] of [
      ["v1.4.0", "1.4.0"],
      ["v1.4.0rc1", "1.4.0rc1"],
    ] as const)
      expect((await planStage(portsOf(), catalogOf({ facts }), { ...wishes(), tag })).plan).toMatchObject({
        tag,
        project: { version },
        prerelease: tag !== "v1.4.0",
      });
  });

  test("a version that the build backend made from the other one: named, with what to do", async () => {
    const facts = success(packageFacts({ version: undefined, dynamicVersion: true, commit }));
    const planned = planStage(portsOf(), catalogOf({ facts, wheelVersion: "1.4.0rc1" }), {
      ...wishes(),
      tag: "v1.4.0",
    });
    const message = "tag v1.4.0 says version 1.4.0, but the project is version 1.4.0rc1";
    const hint = expect.stringContaining("bears the tag v1.4.0rc1, too");
    await expect(planned).rejects.toMatchObject({ diagnostics: [{ code: "tag-mismatch", message, hint }] });
  });
});
