import * as v from "valibot";
import type { Listed } from "./checksums.ts";
import { type Fragment, FragmentSchema } from "./manifest.ts";
import type { Plan } from "./plan.ts";

/** The file in which a leg says what it hands over; beside it lie the leg's artifacts. */
export const HANDOVER_NAME = "fragment.json";

const path = v.pipe(
  v.string(),
  v.nonEmpty("must not be empty"),
  v.regex(/^(?![/\\])(?!.*\.\.)[^:\0]*$/, "leads elsewhere"),
);

/** How programs of a bundle are called, and how it is asked what is in it. Paths are relative to it, with `/`. */
export const BundleShapeSchema = v.strictObject({
  programs: v.array(v.strictObject({ entry: v.string(), path })),
  /** Runs Python code inside of the unpacked artifact; absent where nothing that is shipped can. */
  python: v.exactOptional(v.pipe(v.array(v.string()), v.minLength(1))),
  leftOut: v.exactOptional(
    v.array(v.strictObject({ name: v.string(), version: v.string(), modules: v.array(v.string()) })),
  ),
});

export type BundleShape = v.InferOutput<typeof BundleShapeSchema>;

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
  /** Where a job of its own signs programs: what has to be known of the bundle to run it again on another machine. */
  bundle: v.exactOptional(BundleShapeSchema),
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
