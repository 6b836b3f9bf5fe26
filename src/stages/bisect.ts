import type { Diagnostic } from "../model/diagnostic.ts";
import { BuildError } from "../model/errors.ts";
import type { Dependency } from "../model/probe.ts";
import { normalName } from "../model/project.ts";
import type { Attempt } from "./attempt.ts";

/** Bundles that are made to find out who is to blame; a freeze takes ten seconds and more. */
const MOST = 12;

/** Each with what went wrong with it. */
type Culprits = readonly { readonly dependency: Dependency; readonly message: string }[];

/** A bundle of all that can be bundled, and those that cannot. */
export interface Bisected<T> {
  readonly value: T;
  readonly culprits: Culprits;
}

type Make<T> = (dependencies: readonly Dependency[]) => Promise<Attempt<T>>;

function unknown(problems: readonly Diagnostic[], why: string): BuildError {
  return new BuildError(problems.map((problem) => ({ ...problem, message: `${problem.message}\n    (${why})` })));
}

/** Halves the suspects until one is left. What both halves are needed for is put down to one of them. */
async function narrow<T>(
  make: Make<T>,
  suspects: readonly Dependency[],
  first: readonly Diagnostic[],
): Promise<{ readonly dependency: Dependency | undefined; readonly problems: readonly Diagnostic[] }> {
  let [left, problems] = [suspects, first];
  while (left.length > 1) {
    const half = left.slice(0, Math.ceil(left.length / 2));
    const { value, problems: found } = await make(half);
    if (value === undefined) problems = found;
    left = value === undefined ? half : left.slice(half.length);
  }
  return { dependency: left[0], problems };
}

/** One that it fails by, and all that ask for it: they cannot be bundled either. */
async function accused<T>(make: Make<T>, left: readonly Dependency[], first: readonly Diagnostic[]): Promise<Culprits> {
  const { dependency: found, problems } = await narrow(make, left, first);
  if (found === undefined) throw new BuildError(first);
  const message = problems[0]?.message ?? "";
  const others = left.filter((other) => other !== found && other.closure.includes(normalName(found.name)));
  return [
    { dependency: found, message },
    ...others.map((dependency) => ({ dependency, message: `it asks for ${found.name}: ${message}` })),
  ];
}

/**
 * Makes one bundle of all of them; where that fails, finds out by halves which of them it fails by, and goes on without these.
 * Throws BuildError with the first failure where it is not theirs, or too many of them fail.
 */
export async function bundleWhatCan<T>(all: readonly Dependency[], make: Make<T>): Promise<Bisected<T>> {
  const whole = await make(all);
  if (whole.value !== undefined) return { value: whole.value, culprits: [] };
  const first = whole.problems;
  let made = 1;
  const counted: Make<T> = async (dependencies) => {
    if (made >= MOST) throw unknown(first, `the dependency that breaks it was not found with ${MOST} bundles`);
    made += 1;
    return make(dependencies);
  };
  // Where it fails without any of them, none of them is to blame.
  if ((await counted([])).value === undefined) throw new BuildError(first);
  const culprits = [...(await accused(counted, all, first))];
  for (;;) {
    const left = all.filter((dependency) => !culprits.some((one) => one.dependency === dependency));
    const { value, problems } = await counted(left);
    if (value !== undefined) return { value, culprits };
    culprits.push(...(await accused(counted, left, problems)));
  }
}
