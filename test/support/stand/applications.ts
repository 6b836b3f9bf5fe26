import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as v from "valibot";

/** What a file of a check holds: text, bytes, or a database that statements make. */
export type Content = string | { readonly b64: string } | { readonly sqlite: string };

/** Real work that an application has to do where there is no Python. `{http}`, `{port}` and `{cwd}` stand for what a run has. */
export interface Check {
  readonly name: string;
  readonly args: readonly string[];
  readonly stdin?: string | undefined;
  /** Files in the working directory before. */
  readonly files?: Readonly<Record<string, Content>> | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Exit codes that are right; 0 when absent. */
  readonly exit?: readonly number[] | undefined;
  /** What it prints, on either stream; of a server, what it answers. */
  readonly prints?: RegExp | undefined;
  /** What it must not print. */
  readonly rejects?: RegExp | undefined;
  /** File in the working directory afterwards (patterns, with `|` between alternatives) → what is in it. */
  readonly makes?: Readonly<Record<string, RegExp>> | undefined;
  /** It talks to a server of this machine. */
  readonly network?: boolean | undefined;
  /** It is a server: the path that is asked for, on `{port}`. It is ended once it has answered. */
  readonly serves?: string | undefined;
  /** Further places that have to look empty. */
  readonly hides?: readonly string[] | undefined;
}

/** An application that is shipped with no configuration: a published one, or a small program of ours. */
export interface Application {
  readonly name: string;
  readonly requirements: readonly string[];
  readonly script: string;
  /** `module:object` behind the script. */
  readonly object: string;
  /** The oldest Python it is meant for, as `3.12`. */
  readonly python: string;
  /** Module or package of its own, absolute. */
  readonly source: string | undefined;
  /** Text of a module that takes the place of `object`. */
  readonly launcher: string | undefined;
  /** Group → name → object, beyond the script. */
  readonly entryPoints: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The one that costs least: what start-up is measured with. */
  readonly version: Check;
  readonly checks: readonly Check[];
}

/** The set that the repository brings. */
export const CORPUS = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "corpus", "apps.json");

/**
 * An expression as Python's `re` writes it. Leading flags are the one construct in use that JavaScript writes otherwise;
 * an expression that it does not understand is an error here, not a check that can never fail.
 */
export function expression(text: string): RegExp {
  const [head = "", letters = ""] = /^\(\?([ims]+)\)/.exec(text) ?? [];
  return new RegExp(text.slice(head.length), letters);
}

const pattern = v.pipe(v.string(), v.transform(expression));
const strings = v.record(v.string(), v.string());
const content = v.union([v.string(), v.strictObject({ b64: v.string() }), v.strictObject({ sqlite: v.string() })]);

const VersionSchema = v.pipe(
  v.object({ args: v.array(v.string()), expect: pattern }),
  v.transform(({ args, expect }): Check => ({ name: "version", args, prints: expect })),
);

const CheckSchema = v.pipe(
  v.object({
    id: v.string(),
    args: v.array(v.string()),
    stdin: v.optional(v.string()),
    files: v.optional(v.record(v.string(), content)),
    env: v.optional(strings),
    exit: v.optional(v.union([v.number(), v.array(v.number())])),
    expect: v.optional(pattern),
    reject: v.optional(pattern),
    produces: v.optional(v.record(v.string(), pattern)),
    http: v.optional(v.boolean(), false),
    serve: v.optional(v.string()),
    mask: v.optional(v.array(v.string())),
  }),
  v.check(
    ({ expect, produces }) => expect !== undefined || Object.keys(produces ?? {}).length > 0,
    "expects nothing, so that it could never fail",
  ),
  v.transform(
    (raw): Check => ({
      name: raw.id,
      args: raw.args,
      stdin: raw.stdin,
      files: raw.files,
      env: raw.env,
      exit: raw.exit === undefined ? undefined : [raw.exit].flat(),
      prints: raw.expect,
      rejects: raw.reject,
      makes: raw.produces,
      network: raw.http || raw.serve !== undefined,
      serves: raw.serve,
      hides: raw.mask,
    }),
  ),
);

const ApplicationSchema = v.object({
  name: v.string(),
  python: v.pipe(v.string(), v.regex(/^3\.\d+$/)),
  requirements: v.array(v.string()),
  script: v.string(),
  entry: v.string(),
  source: v.optional(v.string()),
  launcher: v.optional(v.string()),
  entry_points: v.optional(v.record(v.string(), strings), {}),
  version: VersionSchema,
  checks: v.array(CheckSchema),
});

/** Reads a set. What it names besides lies beside it. */
export async function readApplications(file: string): Promise<readonly Application[]> {
  const raw = v.parse(v.array(ApplicationSchema), JSON.parse(await readFile(file, "utf8")));
  return raw.map(({ entry, entry_points: entryPoints, source, launcher, ...rest }) => ({
    ...rest,
    object: entry,
    entryPoints,
    launcher,
    source: source === undefined ? undefined : resolve(dirname(file), source),
  }));
}
