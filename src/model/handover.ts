import * as v from "valibot";
import type { Listed } from "./checksums.ts";
import { type Fragment, FragmentSchema } from "./manifest.ts";
import type { Plan } from "./plan.ts";

/** The file in which a leg says what it hands over; beside it lie the leg's artifacts. */
export const HANDOVER_NAME = "fragment.json";

/** What a leg tells whoever puts the release together. Crosses machines: read as what a stranger wrote. */
export const HandoverSchema = v.strictObject({
  schema: v.literal(1),
  slipway: v.string(),
  project: v.strictObject({ name: v.string(), version: v.string() }),
  commit: v.nullable(v.strictObject({ id: v.string(), time: v.number() })),
  tag: v.nullable(v.string()),
  /** The workflow run that it was made in, whatever the attempt; null on a laptop. */
  run: v.nullable(v.string()),
  leg: FragmentSchema,
});

export type Handover = v.InferOutput<typeof HandoverSchema>;

export function handoverOf(plan: Plan, leg: Fragment, run: string | undefined): Handover {
  const { slipway, project, commit, tag } = plan;
  return {
    schema: 1,
    slipway,
    project: { name: project.name, version: project.version },
    commit,
    tag,
    run: run ?? null,
    leg,
  };
}

/** A leg as it arrived: a folder, what its handover says (nobody has checked that), and its files, measured just now. */
export interface ReceivedLeg {
  /** The folder's name. */
  readonly folder: string;
  /** The text of its handover; undefined where there is none. */
  readonly text: string | undefined;
  readonly files: readonly (Listed & { readonly path: string; readonly size: number })[];
  /** Names of what is neither file nor handover: folders, links, sockets. */
  readonly strange: readonly string[];
}
