import type { Bundle } from "../model/bundle.ts";
import type { Config } from "../model/config.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Inspection } from "../model/inspection.ts";
import type { Fragment, Manifest } from "../model/manifest.ts";
import type { Plan } from "../model/plan.ts";
import type { SmokeResult } from "../model/smoke-result.ts";
import { inspectionText } from "./inspection.ts";
import { smokeText } from "./smoke-text.ts";
import { deliveredText, planText } from "./text.ts";

/** The result of a command in both of its forms. */
export interface Answer {
  readonly json: unknown;
  readonly text: string;
  /** The text for a terminal that has colours; the same where it is absent. */
  readonly painted?: string;
  /** What makes the command fail although it came to its end. */
  readonly failures?: readonly Diagnostic[];
}

export function checkAnswer(config: Config): Answer {
  return { json: config, text: `${config.name}: the configuration is right.` };
}

/** What `init` wrote, why, and what is left to do. */
export function initAnswer(result: {
  readonly plan: Plan;
  readonly files: ReadonlyMap<string, string>;
  readonly from: readonly string[];
  readonly notes: readonly string[];
}): Answer {
  const { plan, files, from, notes } = result;
  const open = [...files].filter(([, text]) => text.includes("<full SHA>")).map(([file]) => file);
  const lines = [
    ...(from.length === 0 ? [] : [`read: ${from.join(", ")}`]),
    ...notes.map((note) => `  ${note}`),
    ...[...files.keys()].map((file) => `written: ${file}`),
    ...(files.has("slipway.yml") ? [] : ["no slipway.yml is needed"]),
    ...open.map(
      (file) =>
        `${file}: fill in who owns Slipway and the full SHA of its release, or give --action "OWNER/slipway@SHA # v1"`,
    ),
    `${plan.project.name} can be built for ${plan.legs.map(({ target }) => target).join(", ")}; a release holds those of the workflow's matrix`,
    "Next: slipway build tries it here, slipway doctor looks at the rest. Then commit what was written.",
  ];
  return { json: { files: Object.fromEntries(files), from, notes }, text: lines.join("\n") };
}

export function planAnswer(plan: Plan): Answer {
  return { json: plan, text: planText(plan) };
}

export function inspectAnswer(inspection: Inspection): Answer {
  // Who wants every file takes the report, or the archive.
  const { contents: _, ...json } = inspection;
  return { json, text: inspectionText(inspection) };
}

/** What `build` and `release` made. `built` is the leg of this run, whose bundle tells how the program is started. */
export function deliveredAnswer(result: {
  readonly manifest: Manifest;
  readonly directory: string;
  readonly built: { readonly bundle: Bundle; readonly fragment: Fragment } | undefined;
}): Answer {
  const { manifest, directory, built } = result;
  const archive = built?.fragment.artifacts[0]?.name;
  const folder = built?.bundle.root.split(/[\\/]/).at(-1) ?? "";
  const starts =
    archive === undefined
      ? []
      : (built?.bundle.executables ?? []).map(({ path }) => ({ archive, executable: `${folder}/${path}` }));
  return { json: { directory, manifest }, text: deliveredText(manifest, directory, starts) };
}

/** What `smoke` found out. It is told whole, also where it fails. */
export function smokeAnswer(result: SmokeResult): Answer {
  const { problems: failures } = result;
  return { json: result, text: smokeText(result, false), painted: smokeText(result, true), failures };
}
