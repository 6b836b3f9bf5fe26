import { join, sep } from "node:path";
import type { Bundle } from "../../model/bundle.ts";
import type { SmokeContext } from "../../model/catalog.ts";
import { BuildError } from "../../model/errors.ts";
import type { Ports } from "../../model/ports.ts";
import type { SmokeLimits } from "../../model/smoke.ts";
import type { Scene } from "../mechanisms.ts";
import { lastLines } from "../output.ts";
import { type Compared, compareTable, compareWalk, demanded } from "./compare.ts";
import { type Finding, walk } from "./walk.ts";

type SmokePorts = Pick<Ports, "exec" | "machine">;

/** Seconds for the walk through an environment, and for one item of it: an application of ordinary size needs one. */
const SECONDS = 30;
const EACH = 5;
/** A bundle may be slower, and what it is asked is known to end: only what hangs comes near to these. */
const BUNDLE_SECONDS = 120;
const BUNDLE_EACH = 30;

/** What an environment can do, item by item. Throws BuildError where the walk itself does not come to an end. */
export async function walkEnvironment(
  ports: SmokePorts,
  { environment, facts, plan, leftOut }: SmokeContext,
  limits: SmokeLimits,
): Promise<readonly Finding[]> {
  const entries = plan.project.entries.flatMap((entry) =>
    entry.kind === "object" ? [{ name: entry.name, object: entry.object, gui: entry.gui }] : [],
  );
  const distributions = facts.kind === "package" ? [facts.name?.value ?? plan.project.name] : [];
  const { findings, outcome } = await walk(ports, {
    python: environment.interpreter.executable,
    checker: [environment.python, "-I", "-B"],
    scope: { discover: { distributions, entries, without: leftOut.map(({ name }) => name) } },
    limits,
    seconds: SECONDS,
    each: EACH,
  });
  // What was left behind, or hit a limit, was the application's: the rest holds.
  if (outcome.exitCode === 0 || outcome.stopped !== undefined) return findings;
  const message = ["the self-check could not be run in the environment", ...lastLines(outcome)].join("\n    ");
  throw new BuildError([
    { code: "smoke-walk", message, hint: "smoke: minimal builds without it. Please report this." },
  ]);
}

/** Looks inside of a bundle in the way that its bundler offers, at the moment when that is possible. */
export interface Inspector {
  /** By a program that must not be shipped: it is gone afterwards. */
  beforePackaging(bundle: Bundle): Promise<void>;
  /** What was found before, or is found in the unpacked artifact; undefined where the user does without. */
  unpacked(bundle: Bundle, root: string): Promise<Compared | undefined>;
}

/** What nobody looked at is told as such. */
const UNSEEN: Compared = {
  problems: [],
  check: {
    what: "self-check",
    result: "not judged",
    detail:
      "this bundle has no Python that could be asked; what a spec file of your own leaves out, it leaves out on purpose",
    milliseconds: 0,
  },
};

export function inspector(
  ports: SmokePorts,
  at: {
    readonly python: string;
    readonly limits: SmokeLimits;
    /** False where the user does without. */
    readonly asked: boolean;
    /** Undefined where the environment was not looked at. */
    readonly there: readonly Finding[] | undefined;
    readonly scene: Scene;
  },
): Inspector {
  const { python, limits, asked, there, scene } = at;
  let before: Compared | undefined;
  const compared = async (wanted: readonly Finding[], checker: readonly [string, ...string[]]): Promise<Compared> => {
    const scope = { items: wanted.map(({ item }) => item) };
    const request = { python, checker, scope, limits, seconds: BUNDLE_SECONDS, each: BUNDLE_EACH };
    return compareWalk(wanted, await walk(ports, request), scene);
  };
  return {
    async beforePackaging({ checker, leftOut }) {
      if (checker?.kind !== "beside") return;
      try {
        if (there !== undefined) before = await compared(demanded(there, leftOut), checker.argv);
      } finally {
        await checker.remove();
      }
    },
    async unpacked({ checker, leftOut }, root) {
      if (!asked) return undefined;
      if (there === undefined || checker === undefined) return UNSEEN;
      if (checker.kind === "table") return compareTable(demanded(there, leftOut), checker.modules, scene);
      if (checker.kind === "beside") return before;
      const [program, ...rest] = checker.argv;
      return compared(demanded(there, leftOut), [join(root, program.split("/").join(sep)), ...rest]);
    },
  };
}
