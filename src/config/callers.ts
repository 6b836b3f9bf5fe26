import type { CallerJob, CallerWorkflow, Rights, WorkflowText, WrittenLabel } from "../model/caller.ts";
import type { Place } from "../model/diagnostic.ts";
import { type ConfigSource, type KeyPath, keyText } from "../model/source.ts";
import { parseConfigFile } from "./file.ts";

type Table = Readonly<Record<string, unknown>>;

/** `OWNER/slipway@…`, one of its stages, or one of its workflows. */
const STEP = /^([\w.-]+\/slipway)(?:\/(?:plan|build|release))?@(.*)$/;
const WORKFLOW = /^([\w.-]+\/slipway)\/\.github\/workflows\/(build|release)\.ya?ml@(.*)$/;
const CHECKOUT = /^actions\/checkout@/;
const OF_MATRIX = /^\$\{\{\s*matrix\.([\w-]+)\s*\}\}$/;

const isTable = (value: unknown): value is Table =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const tableOf = (value: unknown): Table => (isTable(value) ? value : {});
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];
const textsOf = (value: unknown): string[] => listOf(value).flatMap((item) => (typeof item === "string" ? [item] : []));

/** A value as text; lists and tables of a file have no prototype that could tell. */
const textOf = (value: unknown): string => (typeof value === "object" ? JSON.stringify(value) : String(value));

/** Where something is, or what it would be in. */
function placeIn({ file, positions }: ConfigSource, path: KeyPath): Place {
  for (let length = path.length; length > 0; length -= 1) {
    const at = positions.get(keyText(path.slice(0, length)));
    if (at !== undefined) return { file, line: at.line, column: at.column };
  }
  return { file };
}

function rightsOf(written: unknown): Rights {
  if (written === undefined) return "default";
  if (written === "write-all") return { "*": "write" };
  if (written === "read-all") return { "*": "read" };
  return Object.fromEntries(Object.entries(tableOf(written)).map(([name, right]) => [name, textOf(right)]));
}

/** What `on` says, in any of its three forms. */
function triggersOf({
  value: workflow,
  positions,
}: ConfigSource): Pick<CallerWorkflow, "events" | "tags" | "ignoredTags"> {
  const value = tableOf(workflow)["on"];
  // `push:` with nothing behind it has a place and no value.
  const named = [...positions.keys()].flatMap((key) => /^on\.([\w-]+)$/.exec(key)?.[1] ?? []);
  const events = isTable(value) ? named : textsOf(value);
  const push = tableOf(tableOf(value)["push"]);
  const filtered = ["tags", "tags-ignore", "branches", "branches-ignore"].filter((key) => key in push);
  // A filter of branches alone keeps every tag away.
  const every = filtered.length === 0 || filtered.includes("tags-ignore") ? ["**"] : [];
  const tags = "tags" in push ? textsOf(push["tags"]) : every;
  return { events, tags: events.includes("push") ? tags : [], ignoredTags: textsOf(push["tags-ignore"]) };
}

/** The labels of a job, each value of a matrix by itself; expressions that say more are passed over. */
function labelsOf(source: ConfigSource, job: Table, path: KeyPath): readonly WrittenLabel[] {
  const named = isTable(job["runs-on"]) ? job["runs-on"]["labels"] : job["runs-on"];
  const matrix = tableOf(tableOf(job["strategy"])["matrix"]);
  const at = [...path, "strategy", "matrix"];
  return textsOf(named).flatMap((label) => {
    const axis = OF_MATRIX.exec(label)?.[1];
    if (axis === undefined) return label.includes("${{") ? [] : [{ label, at: placeIn(source, [...path, "runs-on"]) }];
    const included = listOf(matrix["include"]).flatMap((row, index) =>
      textsOf(tableOf(row)[axis]).map((text) => ({
        label: text,
        at: placeIn(source, [...at, "include", index, axis]),
      })),
    );
    const values = listOf(matrix[axis]).map((text, index) => ({
      label: textOf(text),
      at: placeIn(source, [...at, axis, index]),
    }));
    return [...values, ...included];
  });
}

function inputsOf(written: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(tableOf(written)).map(([name, value]) => [name, textOf(value)]));
}

interface At {
  readonly source: ConfigSource;
  readonly workflow: Table;
  readonly id: string;
  readonly job: Table;
}

type Called = Pick<CallerJob, "way" | "owner" | "reference" | "at" | "inputs" | "variables" | "checkout">;

/** The steps of a job that are ours. */
function calledSteps({ source, workflow, id, job }: At): readonly Called[] {
  const steps = listOf(job["steps"]).map(tableOf);
  const path = ["jobs", id, "steps"];
  return steps.flatMap((step, index): readonly Called[] => {
    const [, owner, reference] = STEP.exec(textOf(step["uses"] ?? "")) ?? [];
    if (owner === undefined || reference === undefined) return [];
    const before = steps.findLastIndex(({ uses }, place) => place < index && CHECKOUT.test(textOf(uses ?? "")));
    const depth = tableOf(steps[before]?.["with"])["fetch-depth"];
    const checkout = {
      depth: depth === undefined ? undefined : textOf(depth),
      at: placeIn(source, [...path, before, "uses"]),
    };
    return [
      {
        way: "step",
        owner,
        reference,
        at: placeIn(source, [...path, index, "uses"]),
        inputs: inputsOf(step["with"]),
        variables: [workflow, job, step].flatMap((level) => Object.keys(tableOf(level["env"]))),
        checkout: before < 0 ? undefined : checkout,
      },
    ];
  });
}

function calledWorkflow({ source, id, job }: At): readonly Called[] {
  const [, owner, way, reference] = WORKFLOW.exec(textOf(job["uses"] ?? "")) ?? [];
  if (owner === undefined || reference === undefined) return [];
  return [
    {
      way: way === "release" ? "release" : "build",
      owner,
      reference,
      at: placeIn(source, ["jobs", id, "uses"]),
      inputs: inputsOf(job["with"]),
      variables: Object.keys(tableOf(job["secrets"])),
      checkout: undefined,
    },
  ];
}

function jobsOf(at: At): readonly CallerJob[] {
  const { source, workflow, id, job } = at;
  const own = "permissions" in job;
  return [...calledSteps(at), ...calledWorkflow(at)].map((called) => ({
    ...called,
    id,
    rights: rightsOf(own ? job["permissions"] : workflow["permissions"]),
    rightsAt: placeIn(source, own ? ["jobs", id, "permissions"] : ["jobs", id]),
    inheritsSecrets: job["secrets"] === "inherit",
    labels: labelsOf(source, job, ["jobs", id]),
  }));
}

/** A workflow with the jobs in it that call us; undefined where none does, or where it is no YAML (GitHub says so itself). */
export async function readCaller({ file, text }: WorkflowText): Promise<CallerWorkflow | undefined> {
  const parsed = await parseConfigFile(text, file);
  if (!parsed.ok) return undefined;
  const source = parsed.value;
  const workflow = tableOf(source.value);
  const jobs = Object.entries(tableOf(workflow["jobs"])).flatMap(([id, job]) =>
    jobsOf({ source, workflow, id, job: tableOf(job) }),
  );
  if (jobs.length === 0) return undefined;
  return { file, ...triggersOf(source), at: placeIn(source, ["on"]), jobs };
}
