import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import { handOver } from "../../../src/exchange/turn.ts";
import { handoverOf } from "../../../src/model/handover.ts";
import { type Fragment, ManifestSchema } from "../../../src/model/manifest.ts";
import { type Leg, type Plan, PlanSchema } from "../../../src/model/plan.ts";
import { createExchange } from "../../../src/runtime/github/artifacts.ts";
import { realExec } from "../exec.ts";
import { pythonPorts } from "../python-ports.ts";

export const RUN = "4711";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

export type Exchange = NonNullable<ReturnType<typeof createExchange>>;

/** The artifact store of a run; its settings have to stand in this process's environment too. */
export function openExchange(environment: Readonly<Record<string, string>>): Exchange {
  const { ACTIONS_RESULTS_URL: url, ACTIONS_RUNTIME_TOKEN: token } = environment;
  const found = createExchange({ url, token }, new AbortController().signal);
  if (found === undefined) throw new Error("no exchange");
  return found;
}

/** The plan that a job has stored under a reference. */
export async function storedPlan(exchange: Exchange, reference: string, folder: string): Promise<Plan> {
  const [name = ""] = reference.split("@");
  const artifact = (await exchange.list()).find((each) => each.name === name);
  if (artifact === undefined) throw new Error(`no plan ${name}`);
  await exchange.fetch(artifact, join(folder, name));
  return v.parse(PlanSchema, JSON.parse(await readFile(join(folder, name), "utf8")));
}

/** What was put together here for another system, as its own runner would have told of it. */
export async function ownFragment(release: string, plan: Plan, leg: Leg): Promise<Fragment> {
  const { legs } = v.parse(ManifestSchema, JSON.parse(await readFile(join(release, "slipway-manifest.json"), "utf8")));
  const [found] = legs;
  if (found === undefined) throw new Error("nothing was built");
  const { cross: _, ...fragment } = found;
  const { slipway, project, python, commit } = plan;
  return { ...fragment, dirty: false, plan: sha256(JSON.stringify({ slipway, project, python, commit, leg })) };
}

export interface Handed {
  readonly plan: Plan;
  readonly leg: Leg;
  readonly fragment: Fragment;
  /** Output `plan` of the job that planned, and what is added to the name that its legs meet under. */
  readonly reference: string;
  readonly stage?: string;
  /** Where the fragment's artifacts lie; they are not handed over where it is absent. */
  readonly files?: string;
  /** Absolute: ours. */
  readonly scratch: string;
  readonly more?: object;
}

/** Hands a leg over, as the job on its own runner does. */
export async function handLegOver(exchange: Exchange, handed: Handed): Promise<void> {
  const { plan, leg, fragment, reference, stage = "", files, scratch, more } = handed;
  await mkdir(scratch, { recursive: true });
  const path = join(scratch, "fragment.json");
  await writeFile(path, JSON.stringify({ ...handoverOf(plan, fragment, RUN), ...more }));
  const artifacts = files === undefined ? [] : leg.artifacts.map(({ name }) => ({ name, path: join(files, name) }));
  await handOver(pythonPorts(realExec), exchange, {
    scope: { group: `plan-${sha256(reference).slice(0, 8)}${stage}`, attempt: 1 },
    leg: {
      key: sha256(leg.target).slice(0, 12),
      title: leg.target,
      index: plan.legs.indexOf(leg),
      total: plan.legs.length,
    },
    files: [{ name: "fragment.json", path }, ...artifacts],
    scratch: join(scratch, "hand-over"),
  });
}
