import * as v from "valibot";
import type { Checker } from "./bundle.ts";
import type { Place } from "./diagnostic.ts";
import type { Environment } from "./environment.ts";
import type { Ports } from "./ports.ts";

/** A program that does nothing, and can say which of the modules it was told to have it could import. */
export const HELLO = { name: "hello-world", script: "hello.py" } as const;

/** A requirement as the project's own files have it. */
export interface WrittenRequirement {
  /** PEP 508. */
  readonly text: string;
  readonly at?: Place;
}

/** A direct dependency, as it is installed. */
export interface Dependency {
  readonly requirement: WrittenRequirement;
  /** Of the distribution, as its metadata spells it; as written where it is not installed. */
  readonly name: string;
  readonly version: string;
  /** Why there is nothing to try: a marker that does not hold here, nothing installed. */
  readonly skipped: string | undefined;
  /** The outermost modules of it that somebody may import, the one named like it first. */
  readonly modules: readonly string[];
  /** Normalised names of it and of all that its metadata asks for. */
  readonly closure: readonly string[];
}

/** What the metadata of an environment says. */
export interface Described {
  readonly dependencies: readonly Dependency[];
  /** Outermost modules by the normalised name of who brought them. */
  readonly modules: Readonly<Record<string, readonly string[]>>;
  /** Names of the standard library's modules. */
  readonly standard: readonly string[];
  /** Modules and distributions in folders that .pth files add to the path: no RECORD says how they are called. */
  readonly beside: readonly string[];
}

/**
 * `works`; `broken`: the environment imports it, and the bundle does not; `fails everywhere`: it cannot be imported on this
 * machine at all; `skipped`: not for this target; `not reached`: the time was over.
 */
const RESULTS = ["works", "broken", "fails everywhere", "skipped", "not reached"] as const;

const mend = v.union([
  v.strictObject({ bundler: v.string(), option: v.string(), add: v.string() }),
  v.strictObject({ bundler: v.string(), option: v.string(), set: v.string() }),
  v.strictObject({ include: v.string() }),
]);
const place = v.strictObject({
  file: v.string(),
  line: v.exactOptional(v.number()),
  column: v.exactOptional(v.number()),
  key: v.exactOptional(v.string()),
});

/** What hello world with one dependency did. Kept between runs, hence a schema. */
export const DependencyTrialSchema = v.strictObject({
  name: v.string(),
  version: v.string(),
  requirement: v.string(),
  result: v.picklist(RESULTS),
  /** Imported, in this order. */
  modules: v.array(v.string()),
  closure: v.array(v.string()),
  /** What it and all that it asks for take in the bundle. */
  bytes: v.number(),
  /** What importing it adds to a start; undefined where nothing was imported. */
  milliseconds: v.exactOptional(v.number()),
  /** Why it does not work, or was not tried. */
  message: v.exactOptional(v.string()),
  hint: v.exactOptional(v.string()),
  mend: v.exactOptional(mend),
  /** It was ended by a limit, which may have been the machine's mood. */
  stopped: v.exactOptional(v.boolean()),
  at: v.exactOptional(place),
});
export type DependencyTrial = v.InferOutput<typeof DependencyTrialSchema>;

/** What is tried, and what of it works. */
export interface ProbeRequest {
  readonly environment: Environment;
  readonly described: Described;
  /** The ones to try, in this order. */
  readonly dependencies: readonly Dependency[];
  readonly bundle: { readonly root: string; readonly checker: Checker };
  /** Bytes in the bundle by normalised name of the distribution. */
  readonly bytes: ReadonlyMap<string, number>;
  /** Name of the bundler, and whether a file of the user's own decides on what it collects. */
  readonly bundler: string;
  /** Seconds for all of them. */
  readonly budget: number;
}

/** Hello world, alone and with dependencies. */
export interface Probes {
  /** Writes the program into an empty directory; the modules are imported by it in a way that freezers follow. */
  writeHello(directory: string, modules: readonly string[]): Promise<void>;
  /** Reads the metadata of everything installed. Throws ToolError. */
  describe(
    ports: Pick<Ports, "exec">,
    environment: Environment,
    requirements: readonly WrittenRequirement[],
  ): Promise<Described>;
  /** Imports each of them in a process of its own, with nothing else than what its metadata asks for. */
  tryEach(
    ports: Pick<Ports, "exec" | "machine" | "signal">,
    request: ProbeRequest,
  ): Promise<readonly DependencyTrial[]>;
  /** What an earlier run found out; undefined where nothing is kept that can be read. */
  recall(ports: Pick<Ports, "machine" | "cache">, key: string): Promise<unknown>;
  /** Keeps a finding. That it cannot be kept is no failure. */
  keep(ports: Pick<Ports, "machine" | "cache">, key: string, finding: unknown): Promise<void>;
  /** Text of a file of ours. */
  read(file: string): Promise<string>;
}
