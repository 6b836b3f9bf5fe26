import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import type { Ports } from "../../model/ports.ts";
import type { SmokeLimits, SmokeOutcome } from "../../model/smoke.ts";
import { inRoom } from "../room.ts";
import { supervise } from "../supervise.ts";
import discover from "./discover.py";
import items from "./items.py";
import main from "./main.py";

/** The walker's parts, in the order in which they make one program. */
export const WALKER = [items, discover, main].join("\n");

const text = v.string();

/** One thing to look at: see ACTIONS in items.py. */
const ItemSchema = v.variant("kind", [
  v.strictObject({ kind: v.literal("distribution"), name: text }),
  v.strictObject({ kind: v.literal("module"), name: text }),
  v.strictObject({ kind: v.literal("entry-point"), group: text, name: text, object: text }),
  v.strictObject({ kind: v.literal("file"), base: v.picklist(["packages", "prefix"]), path: text }),
  v.strictObject({ kind: v.literal("zone"), name: text, own: v.boolean() }),
  v.strictObject({ kind: v.literal("certificates") }),
  v.strictObject({ kind: v.literal("child"), module: text }),
  v.strictObject({ kind: v.literal("spawn") }),
  v.strictObject({ kind: v.literal("help"), entry: text, object: text, args: v.array(text) }),
]);

const FindingSchema = v.object({
  item: ItemSchema,
  ok: v.boolean(),
  value: v.optional(v.unknown()),
  error: v.optional(text, ""),
  trace: v.optional(text, ""),
  /** It has no meaning where it was looked at, as a child of a frozen program by sys.executable. */
  absent: v.optional(v.boolean(), false),
  /** There was no time left for it. */
  skipped: v.optional(v.boolean(), false),
});

export type WalkItem = v.InferOutput<typeof ItemSchema>;
export type Finding = v.InferOutput<typeof FindingSchema>;

/** What to look at: whatever an environment has, or these. */
export type WalkScope =
  | {
      readonly discover: {
        readonly distributions: readonly string[];
        readonly entries: readonly { readonly name: string; readonly object: string }[];
        /** Distributions that nobody has to look at. */
        readonly without: readonly string[];
      };
    }
  | { readonly items: readonly WalkItem[] };

export interface WalkRequest {
  /** Runs the supervisor. */
  readonly python: string;
  /** What can run a script, and its first arguments. */
  readonly checker: readonly [string, ...string[]];
  readonly scope: WalkScope;
  readonly limits: SmokeLimits;
  /** Seconds for everything, and for one item before it counts as one that does not end. */
  readonly seconds: number;
  readonly each: number;
  /** False: fresh processes where others fork, as on Windows. */
  readonly fork?: boolean;
}

export interface Walked {
  readonly findings: readonly Finding[];
  readonly outcome: SmokeOutcome;
}

function readFindings(lines: string): Finding[] {
  return lines.split("\n").flatMap((line) => {
    const finding = v.safeParse(v.pipe(v.string(), v.parseJson(), FindingSchema), line);
    return finding.success ? [finding.output] : [];
  });
}

/**
 * Looks at things with whatever can run a script in an environment or a bundle, in a clean room and under supervision.
 * What is missing among the findings was not reached: the outcome says why. Throws ToolError where the supervisor fails.
 */
export function walk({ exec, machine }: Pick<Ports, "exec" | "machine">, request: WalkRequest): Promise<Walked> {
  return inRoom(machine, machine.workRoot, async ({ root, cwd, env }) => {
    const place = (name: string): string => join(root, name);
    const { scope, seconds, each, fork = true } = request;
    await writeFile(place("walk.py"), WALKER);
    await writeFile(place("walk.json"), JSON.stringify({ ...scope, seconds, each, fork }));
    const outcome = await supervise(exec, request.python, {
      argv: [...request.checker, place("walk.py"), place("walk.json"), place("found.json")],
      cwd,
      env: { ...env, PYTHONDONTWRITEBYTECODE: "1" },
      limits: { ...request.limits, seconds: seconds + each },
    });
    const lines = await readFile(place("found.json"), "utf8").catch(() => "");
    return { findings: readFindings(lines), outcome };
  });
}
