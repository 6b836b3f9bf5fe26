import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { CONFIG_INPUTS } from "../../src/config/layers.ts";
import { BUILD_INPUTS, INPUTS, PLAN_INPUTS, RELEASE_INPUTS, SIGN_INPUTS } from "../../src/entry/inputs.ts";
import { publishedOutputs } from "../../src/report/outputs.ts";
import { forAct } from "../support/stand/own-workflows.ts";

type Named = Readonly<Record<string, unknown>>;

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Named;
  readonly runs: { readonly using: string; readonly main: string };
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Named;
  readonly env?: Named;
}

interface Job {
  readonly permissions: Readonly<Record<string, string>>;
  readonly "timeout-minutes": number;
  readonly strategy?: { readonly "fail-fast": boolean };
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: {
    readonly workflow_call: {
      readonly inputs: Readonly<Record<string, { readonly type: string; readonly required?: boolean }>>;
      readonly secrets?: Named;
    };
  };
  readonly permissions: Named;
  readonly concurrency?: { readonly group: string; readonly "cancel-in-progress": boolean };
  readonly jobs: Readonly<Record<string, Job>>;
}

const yaml = (file: string) => parse(readFileSync(file, "utf8"));
const actionIn = (folder: string): Action => yaml(`${folder}/action.yml`);
const workflow = (name: string): Workflow => yaml(`.github/workflows/${name}.yml`);
const text = (name: string): string => readFileSync(`.github/workflows/${name}.yml`, "utf8");

const SUB_ACTIONS = { plan: PLAN_INPUTS, build: BUILD_INPUTS, sign: SIGN_INPUTS, release: RELEASE_INPUTS } as const;

describe.each(Object.entries(SUB_ACTIONS))("%s/action.yml", (folder, inputs) => {
  test("declares the inputs that the job reads, in their order, and only those", () => {
    expect(Object.keys(actionIn(folder).inputs)).toEqual([...inputs]);
  });

  test("has its own file of dist/, and the runtime of the root action", () => {
    expect(actionIn(folder).runs).toEqual({ using: "node24", main: `../dist/${folder}.mjs` });
  });

  test("calls a thing by the name that it has in the root action", () => {
    const own = ["plan", "secrets"];
    for (const name of inputs.filter((input) => !own.includes(input))) expect(INPUTS).toContain(name);
  });
});

test("what decides on the plan is an input of all, so that they can come to the same", () => {
  const deciding = Object.keys(CONFIG_INPUTS).filter((name) => name !== "target" && name !== "cache");
  for (const inputs of Object.values(SUB_ACTIONS)) expect(inputs).toEqual(expect.arrayContaining(deciding));
});

test("release/action.yml declares the outputs that tell of a release; build/action.yml has none of them", () => {
  const released = Object.keys(publishedOutputs(undefined)).sort();
  expect(Object.keys(actionIn("release").outputs).sort()).toEqual(released);
  const root: Action = yaml("action.yml");
  const rest = Object.keys(root.outputs).filter((name) => !released.includes(name));
  expect(Object.keys(actionIn("build").outputs).sort()).toEqual(rest.sort());
});

describe.each(["build", "release"])("%s.yml", (name) => {
  const { on, permissions, jobs, concurrency } = workflow(name);
  const steps = (job: Job) => job.steps;

  test("hands a sub-action nothing that this does not declare, and uses every input of its own", () => {
    for (const job of Object.values(jobs))
      for (const { uses = "", with: given = {} } of steps(job).filter((step) => step.uses?.startsWith("$/"))) {
        const declared = actionIn(uses.slice(2)).inputs;
        for (const input of Object.keys(given)) expect(Object.keys(declared)).toContain(input);
      }
    for (const input of Object.keys(on.workflow_call.inputs)) expect(text(name)).toContain(`inputs.${input}`);
  });

  test("gives all jobs the same inputs of those that decide on the plan", () => {
    const seen = Object.values(jobs).map((job) => {
      const given = steps(job).find(({ uses }) => uses?.startsWith("$/"))?.with ?? {};
      return Object.fromEntries(Object.keys(CONFIG_INPUTS).map((input) => [input, given[input]]));
    });
    const deciding = seen.map(({ target: _, cache: __, ...rest }) => rest);
    for (const each of deciding) expect(each).toEqual(deciding[0]);
  });

  test("every input has a type and no value that is needed", () => {
    for (const input of Object.values(on.workflow_call.inputs)) {
      expect(["string", "boolean", "number"]).toContain(input.type);
      expect(input.required ?? false).toBe(false);
    }
  });

  test("has no rights, a time limit for each job, and breaks no leg off because of another", () => {
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) {
      expect(job["timeout-minutes"]).toBeGreaterThan(0);
      expect(job.strategy?.["fail-fast"] ?? false).toBe(false);
    }
  });

  test("the project's code runs where there is nothing to take", () => {
    for (const job of ["plan", "build", "try"].filter((each) => jobs[each] !== undefined)) {
      expect(jobs[job]?.permissions).toEqual({ contents: "read" });
      // Which secrets there are may be told, by a word that stands in this file.
      const named = JSON.stringify(jobs[job]).replaceAll(/secrets\.(\w+) && '\1'/g, "");
      expect(named).not.toContain("secrets.");
    }
  });

  test("names every action by a full SHA, or as the same commit's", () => {
    const uses = Object.values(jobs).flatMap((job) => steps(job).flatMap(({ uses: named }) => named ?? []));
    expect(uses.length).toBeGreaterThan(3);
    for (const named of uses) expect(named).toMatch(/^(\$\/\w+|[\w-]+\/[\w/-]+@[0-9a-f]{40})$/);
  });

  test("puts no expression into a script", () => {
    for (const job of Object.values(jobs)) for (const { run = "" } of steps(job)) expect(run).not.toContain("${{");
  });

  test("what act runs differs in the references to the same commit, and in nothing else", () => {
    const [own, copy] = [text(name).split("\n"), forAct(text(name)).split("\n")];
    expect(copy).toHaveLength(own.length);
    const changed = own.flatMap((line, index) => (line === copy[index] ? [] : [[line.trim(), copy[index]?.trim()]]));
    expect(changed.length).toBe(Object.keys(jobs).length);
    for (const [before, after] of changed) expect(after).toBe(before?.replace("uses: $/", "uses: ./"));
  });

  if (name === "release")
    test("releases of one tag wait for each other", () => {
      expect(concurrency).toMatchObject({ group: expect.stringContaining("inputs.tag"), "cancel-in-progress": false });
    });
});

test("release.yml asks for the rights that its caller is told to give, in the one job that runs none of the project's code", () => {
  const { jobs, on } = workflow("release");
  expect(jobs["release"]?.permissions).toEqual({
    contents: "write",
    "id-token": "write",
    attestations: "write",
  });
  const starter: { readonly jobs: Readonly<Record<string, { readonly permissions: Named }>> } =
    yaml("workflows/release.yml");
  expect(starter.jobs["release"]?.permissions).toEqual(jobs["release"]?.permissions);
  const envs = ["release", "sign"].map((job) => Object.keys(jobs[job]?.steps.at(-1)?.env ?? {}));
  expect(envs.flat()).toEqual(Object.keys(on.workflow_call.secrets ?? {}));
});

test("the job that signs programs has the certificate, no right, and runs between the legs and those that run what it signed", () => {
  const { jobs } = workflow("release");
  expect(jobs["sign"]?.permissions).toEqual({ contents: "read" });
  expect(jobs["sign"]).toMatchObject({ needs: ["plan", "build"] });
  expect(jobs["try"]).toMatchObject({ needs: ["plan", "sign"] });
  expect(jobs["try"]?.steps.at(-1)?.with).toMatchObject({ mode: "signed" });
  expect(jobs["release"]).toMatchObject({ needs: ["plan", "build", "sign", "try"] });
  // Without a condition, a job that another one is skipped for is skipped itself.
  expect(jobs["release"]).toMatchObject({ if: expect.stringContaining("!failure() && !cancelled()") });
});

test("a matrix that GitHub would refuse is never asked for: what was signed of nothing is run by no job", () => {
  const { jobs } = workflow("release");
  expect(jobs["try"]).toMatchObject({ if: "needs.sign.outputs.matrix != ''" });
  expect(jobs["sign"]).toMatchObject({ if: "needs.plan.outputs.signs-programs == 'true'" });
});

test("the plan job hears of every secret of release.yml by its name", () => {
  const { jobs, on } = workflow("release");
  const told = String(jobs["plan"]?.steps.at(-1)?.with?.["secrets"]);
  for (const name of Object.keys(on.workflow_call.secrets ?? {}))
    expect(told).toContain(`secrets.${name} && '${name}'`);
  expect([...told.matchAll(/\{\d\}/g)]).toHaveLength(Object.keys(on.workflow_call.secrets ?? {}).length);
});

test("the secrets of release.yml have the names that docs/signing.md and docs/windows-signing.md use", () => {
  const docs = ["signing", "windows-signing"].map((page) => readFileSync(`docs/${page}.md`, "utf8")).join("");
  for (const name of Object.keys(workflow("release").on.workflow_call.secrets ?? {})) expect(docs).toContain(name);
});

test("Dependabot looks into every folder whose files pin an action", () => {
  const { updates } = yaml(".github/dependabot.yml");
  const looked = updates.flatMap((each: { "package-ecosystem": string; directories?: string[] }) =>
    each["package-ecosystem"] === "github-actions" ? each.directories : [],
  );
  const folders = [".github/workflows", "workflows", ".", ...Object.keys(SUB_ACTIONS)].filter((folder) =>
    readdirSync(folder).some(
      (name) =>
        name.endsWith(".yml") && /uses: [\w-]+\/[\w-]+@[0-9a-f]{40}/.test(readFileSync(`${folder}/${name}`, "utf8")),
    ),
  );
  expect(looked).toEqual(folders.map((folder) => (folder === ".github/workflows" ? "/" : `/${folder}`)));
});

test("build.yml asks for no secret", () => {
  expect(workflow("build").on.workflow_call.secrets).toBeUndefined();
});
