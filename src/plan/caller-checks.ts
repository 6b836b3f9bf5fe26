import type { CallerJob, CallerWorkflow } from "../model/caller.ts";
import type { Finding } from "../model/finding.ts";
import { checkRights, REUSABLE_SECRETS, type SigningNeed } from "./caller-rights.ts";
import runners from "./runners.json" with { type: "json" };
import { tagsStart } from "./tag-patterns.ts";

/** What the checks of caller workflows know of the project. */
export interface CallerNeeds {
  /** A tag as a release of this project has it. */
  readonly tag: string;
  /** The version comes from tags of git. */
  readonly dynamicVersion: boolean;
  readonly identity: SigningNeed["identity"];
  /** Environment variables with secrets that signing names. */
  readonly secrets: readonly string[];
  readonly signRequired: boolean;
}

/** Modes in which the step never releases. */
const QUIET = ["build", "smoke"];

/** Would this job release, if something asked it to? */
const mayRelease = ({ way, inputs }: CallerJob): boolean =>
  way === "release" || (way === "step" && !QUIET.includes(inputs["mode"] ?? "auto"));

/** Events on which a tag that is named by hand is released. */
const BY_HAND = ["workflow_dispatch", "schedule", "repository_dispatch", "push", "workflow_call"];

const namesTag = ({ events }: CallerWorkflow, { inputs }: CallerJob): boolean =>
  (inputs["tag"] ?? "") !== "" && events.some((event) => BY_HAND.includes(event));

/** Does a release happen in this job? */
function releases(workflow: CallerWorkflow, job: CallerJob, tag: string): boolean {
  return mayRelease(job) && (tagsStart(workflow, tag) || namesTag(workflow, job));
}

function checkReference({ id, owner, reference, at }: CallerJob): Finding {
  const what = `version of Slipway in the job ${id}`;
  const pinned = "Name the full commit SHA of a release, with its version behind it: @… # v1.";
  if (owner.startsWith("OWNER/") || reference.includes("<"))
    return { what, state: "fails", message: "the placeholder is still there", hint: pinned, at };
  if (/^[0-9a-f]{40}$/.test(reference)) return { what, state: "fine", message: reference.slice(0, 12), at };
  const message = `${reference} is not a full commit SHA: whoever moves it changes what runs with the rights of this job`;
  return { what, state: "doubt", message, hint: pinned, at };
}

function checkLabels({ id, labels }: CallerJob): readonly Finding[] {
  const what = `runners of the job ${id}`;
  const retired: Readonly<Record<string, string>> = runners.retired;
  const gone = labels.filter(({ label }) => Object.hasOwn(retired, label));
  if (gone.length === 0 && labels.length === 0) return [];
  if (gone.length === 0) {
    const names = [...new Set(labels.map(({ label }) => label))].join(", ");
    return [{ what, state: "fine", message: names, ...placed(labels[0]) }];
  }
  const current = [...new Set(Object.values(runners.labels))].join(", ");
  return gone.map(({ label, at }) => ({
    what,
    state: "fails",
    message: `${label} was retired in ${retired[label]}; a job that asks for it waits for a day and never starts`,
    hint: `There are: ${current}.`,
    at,
  }));
}

const placed = (written: { readonly at: CallerJob["at"] } | undefined): Pick<Finding, "at"> =>
  written === undefined ? {} : { at: written.at };

function checkCheckout({ id, way, checkout, at }: CallerJob, dynamicVersion: boolean): readonly Finding[] {
  if (way !== "step") return [];
  const what = `checkout in the job ${id}`;
  const hint = "Before the step: uses: actions/checkout@…, with: { fetch-depth: 0, persist-credentials: false }.";
  if (checkout === undefined)
    return [{ what, state: "fails", message: "nothing is checked out before the step", hint, at }];
  const { depth } = checkout;
  if (depth === "0") return [{ what, state: "fine", message: "with all of its history", at: checkout.at }];
  const message = `fetch-depth is ${depth ?? "not said, which means 1"}: tags and history are not there`;
  if (!dynamicVersion)
    return [
      { what, state: "fine", message: "without history, which this project's version does not need", at: checkout.at },
    ];
  return [{ what, state: "fails", message: `${message}, and the version is made from them`, hint, at: checkout.at }];
}

function checkSecrets({ id, way, variables, inheritsSecrets, at }: CallerJob, needs: CallerNeeds): readonly Finding[] {
  const missing = inheritsSecrets ? [] : needs.secrets.filter((name) => !variables.includes(name));
  if (needs.secrets.length === 0) return [];
  const what = `secrets of the job ${id}`;
  const unnamed = way === "release" ? needs.secrets.filter((name) => !REUSABLE_SECRETS.includes(name)) : [];
  const state = needs.signRequired ? "fails" : "doubt";
  if (unnamed.length > 0) {
    const message = `${unnamed.join(", ")}: named under signing, and the reusable workflow hands on no secret of that name`;
    return [
      { what, state, message, hint: `It takes ${REUSABLE_SECRETS.join(", ")}: name them so in slipway.yml.`, at },
    ];
  }
  if (missing.length === 0) return [{ what, state: "fine", message: needs.secrets.join(", "), at }];
  const lines = missing.map((name) => `${name}: \${{ secrets.${name} }}`).join(", ");
  return [
    {
      what,
      state,
      message: `${missing.join(", ")}: named under signing, and not handed over`,
      hint: way === "step" ? `Give the step env: { ${lines} }.` : `Give the job secrets: { ${lines} }.`,
      at,
    },
  ];
}

function checkTrigger(callers: readonly CallerWorkflow[], tag: string): Finding {
  const what = "what starts a release";
  const hint = 'Start one of the workflows by tags: on: { push: { tags: ["v*"] } }.';
  const able = callers.filter(({ jobs }) => jobs.some(mayRelease));
  const found = able.find((workflow) => workflow.jobs.some((job) => releases(workflow, job, tag)));
  if (found !== undefined) return { what, state: "fine", message: `a tag such as ${tag}`, at: found.at };
  const [first] = able;
  if (first === undefined)
    return {
      what,
      state: "fails",
      message: "no workflow has a job that would release",
      hint: "slipway init writes one.",
    };
  const patterns = able.flatMap(({ tags }) => tags);
  const message =
    patterns.length === 0
      ? "no tag starts the workflow"
      : `a tag such as ${tag} starts no workflow: the patterns are ${patterns.join(", ")}`;
  return { what, state: "fails", message, hint, at: first.at };
}

/** Every check of the workflows that call us, all at once. */
export function checkCallers(callers: readonly CallerWorkflow[], needs: CallerNeeds): readonly Finding[] {
  if (callers.length === 0) {
    const hint = "slipway init writes one.";
    return [{ what: "workflow", state: "doubt", message: "no workflow here calls Slipway", hint }];
  }
  const jobs = callers.flatMap((workflow) =>
    workflow.jobs.flatMap((job) => {
      // A pattern that does not fit is told once; the rest is looked at as if it did.
      const releasing = mayRelease(job) && (workflow.tags.length > 0 || namesTag(workflow, job));
      return [
        checkReference(job),
        ...checkLabels(job),
        checkRights(job, releasing, needs),
        ...checkCheckout(job, needs.dynamicVersion),
        ...(releasing ? checkSecrets(job, needs) : []),
      ];
    }),
  );
  return [checkTrigger(callers, needs.tag), ...jobs];
}
