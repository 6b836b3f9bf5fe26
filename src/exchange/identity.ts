import { createHash } from "node:crypto";
import * as v from "valibot";
import { failure, type Result, success } from "../model/diagnostic.ts";
import type { MatrixLeg } from "../model/exchange.ts";

/** Some that only act like a runner leave both out. */
const NO_PLACE = ["job-index", "job-total"] as const;

const StrategySchema = v.looseObject({
  "job-index": v.pipe(v.number(), v.integer(), v.minValue(0)),
  "job-total": v.pipe(v.number(), v.integer(), v.minValue(1)),
});

/** What a step was told of its place. */
export interface Told {
  /** `toJSON(matrix)`; empty or `null` without a matrix. */
  readonly matrix: string;
  /** `toJSON(strategy)`. */
  readonly strategy: string;
  /** The project's folder: a row may differ from another in nothing that the matrix says. */
  readonly project: string;
}

/** Which leg this is. Without a matrix it is the only one. */
export function legOf({ matrix, strategy, project }: Told): Result<MatrixLeg> {
  const row = parsed(matrix);
  const place = parsed(strategy);
  if (!row.ok) return refused("matrix");
  if (!place.ok || typeof place.value !== "object") return refused("strategy");
  const told = place.value ?? {};
  if (row.value === null && NO_PLACE.every((name) => !(name in told))) return success(leg(null, project, 0, 1));
  const read = v.safeParse(StrategySchema, told);
  if (!read.success || read.output["job-index"] >= read.output["job-total"]) return refused("strategy");
  return success(leg(row.value, project, read.output["job-index"], read.output["job-total"]));
}

function refused(input: string): Result<MatrixLeg> {
  return failure({
    code: "bad-strategy",
    message: `input ${input} does not say which leg of how many this is: it is not what \${{ toJSON(${input}) }} gives on GitHub`,
    hint: `Leave ${input} out: its default is right in every job. A runner that knows neither job-index nor job-total has to be told.`,
  });
}

function leg(row: unknown, project: string, index: number, total: number): MatrixLeg {
  const key = createHash("sha256")
    .update(JSON.stringify([sorted(row), project]))
    .digest("hex")
    .slice(0, 12);
  return { key, title: titleOf(row), index, total };
}

function parsed(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  if (text.trim() === "") return { ok: true, value: null };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

/** The same value whatever the order of its keys. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([name, each]) => [name, sorted(each)]);
}

/** The row's plain values, fit for the name of an artifact. */
function titleOf(row: unknown): string {
  const values = typeof row === "object" && row !== null ? Object.values(row) : [];
  const plain = values.filter((value) => ["string", "number", "boolean"].includes(typeof value)).map(String);
  const text = plain
    .join("-")
    .replaceAll(/[^A-Za-z0-9._]+/g, "-")
    .replaceAll(/^[-.]+|[-.]+$/g, "");
  return text.slice(0, 48) || "leg";
}

/** The step's own room in the run's store: its job and itself, as the runner calls them. */
export function groupOf(job: string, step: string): string {
  const name = job.replaceAll(/[^A-Za-z0-9_]+/g, "-").slice(0, 32) || "job";
  return `${name}-${createHash("sha256")
    .update(JSON.stringify([job, step]))
    .digest("hex")
    .slice(0, 8)}`;
}
