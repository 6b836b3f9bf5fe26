import type { Catalog } from "../model/catalog.ts";
import { BuildError, ConfigError, NetworkError, ToolError } from "../model/errors.ts";
import { type Finding, findingOf } from "../model/finding.ts";
import type { Interpreter } from "../model/interpreter.ts";
import type { Leg } from "../model/plan.ts";
import type { Ports } from "../model/ports.ts";
import { isMuslHere } from "./leg.ts";
import { targetOfMachine } from "./plan.ts";
import type { Drafted } from "./survey.ts";
import type { Wishes } from "./wishes.ts";

async function checkGit(
  ports: Ports,
  catalog: Catalog,
  { root }: Wishes,
  drafted: Drafted | undefined,
): Promise<Finding> {
  const what = "git";
  try {
    await ports.exec.run(["git", "--version"], { what: "asking git for its version" });
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    return { what, state: "fails", message: "git cannot be started", hint: "Install git: a release names its commit." };
  }
  const commit = drafted?.facts.commit;
  if (drafted === undefined) return { what, state: "fine", message: "there" };
  if (commit === undefined) {
    const message = "the project is not in a commit, and a release on GitHub is made from one";
    return { what, state: "doubt", message, hint: "git add it, and commit. A release in a folder needs none." };
  }
  const at = commit.id.slice(0, 12);
  if (await catalog.worktreeIsClean(ports.exec, root))
    return { what, state: "fine", message: `commit ${at}, and nothing uncommitted` };
  const message = `commit ${at}, with changes that are not committed: what is built here cannot be released`;
  return { what, state: "doubt", message, hint: "Commit them, or git stash; a workflow checks out the commit." };
}

/** Where each leg's Python comes from, by the plan alone. */
function plannedOf({ config }: Drafted, { interpreter }: Leg): Finding {
  const what = "Python";
  const { source } = config.python;
  if (source === "hosted" || source === "system")
    return { what, state: "unknown", message: `${source}: it is looked for on the runner` };
  if (interpreter !== null)
    return { what, state: "fine", message: `standalone ${interpreter.version}, pinned by SHA-256` };
  const message = "no standalone one fits: the runner's own would be used instead, which a release refuses";
  return { what, state: "fails", message, hint: "Pin another Python, or say python-source: hosted or system." };
}

/** Targets that come to the same are told in one line. */
function checkPlanned(drafted: Drafted): readonly Finding[] {
  const found = drafted.draft.legs.map((leg) => ({ target: leg.target, finding: plannedOf(drafted, leg) }));
  const first = found.filter(({ finding }, index) =>
    found.slice(0, index).every((other) => other.finding.message !== finding.message),
  );
  return first.map(({ finding }) => {
    const targets = found.filter((other) => other.finding.message === finding.message).map(({ target }) => target);
    return { ...finding, message: `${finding.message} (${targets.join(", ")})` };
  });
}

/** The interpreter of this machine's leg, as a build obtains it. */
async function obtain(ports: Ports, catalog: Catalog, { draft }: Drafted, leg: Leg): Promise<Interpreter> {
  const { source, pin, requires, reason } = draft.python;
  const request = { source, pin, requires, reason, target: leg.target, standalone: leg.interpreter };
  return catalog.obtainInterpreter(ports, request);
}

/** A tool that fails is a finding like any other, however mildly it says so. Throws what is none. */
export function failureFindings(what: string, error: unknown): readonly Finding[] {
  if (error instanceof ConfigError || error instanceof BuildError)
    return error.diagnostics.map((problem) => findingOf(what, { ...problem, severity: "error" }));
  if (error instanceof NetworkError || error instanceof ToolError)
    return [{ what, state: "fails", message: error.message }];
  throw error;
}

/** The tools of a build on this machine, fetched as a build fetches them: nothing else shows that they can be had. */
async function checkHere(ports: Ports, catalog: Catalog, drafted: Drafted): Promise<readonly Finding[]> {
  const leg = drafted.draft.legs.find(({ target }) => target === targetOfMachine(ports.machine));
  if (leg === undefined) {
    const message = "none of the targets is this machine's own, so that nothing is fetched";
    return [{ what: "tools here", state: "unknown", message }];
  }
  const what = `Python here, for ${leg.target}`;
  let interpreter: Interpreter;
  try {
    interpreter = await obtain(ports, catalog, drafted, leg);
  } catch (error) {
    return failureFindings(what, error);
  }
  const { version, source, fallback, reason } = interpreter;
  const hint = "A release on GitHub refuses it, unless python-source names it.";
  const python: Finding = fallback
    ? { what, state: "doubt", message: `${version}, ${reason}`, hint }
    : { what, state: "fine", message: `${source} ${version}` };
  try {
    const uv = await catalog.obtainUv(ports, interpreter);
    return [python, { what: "uv", state: "fine", message: uv.version }];
  } catch (error) {
    return [python, ...failureFindings("uv", error)];
  }
}

/** Where a musl target would be run on this glibc machine. */
async function checkContainer(ports: Ports, catalog: Catalog, { draft }: Drafted): Promise<readonly Finding[]> {
  const leg = draft.legs.find(({ target }) => isMuslHere(ports.machine, target));
  if (leg === undefined) return [];
  const what = `container here, for ${leg.target}`;
  // Whether it works at all: what is run in it is the build's.
  const container = await catalog.openContainer(ports, { program: "", mounts: [] });
  if (container.kind === "ready") return [{ what, state: "fine", message: container.about }];
  const hint = "A machine with a Docker or Podman that works builds it, and so does a musl system.";
  return [{ what, state: "doubt", message: container.reason, hint }];
}

/** git, and what a build needs before anything of the project is looked at. */
export async function checkTools(
  ports: Ports,
  catalog: Catalog,
  wishes: Wishes,
  drafted: Drafted | undefined,
): Promise<readonly Finding[]> {
  const git = await checkGit(ports, catalog, wishes, drafted);
  if (drafted === undefined) return [git];
  const container = await checkContainer(ports, catalog, drafted);
  return [git, ...checkPlanned(drafted), ...(await checkHere(ports, catalog, drafted)), ...container];
}
