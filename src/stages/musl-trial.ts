import type { LeftOut } from "../model/bundle.ts";
import type { SmokeRun } from "../model/catalog.ts";
import type { Environment } from "../model/environment.ts";
import { BuildError } from "../model/errors.ts";
import type { Interpreter } from "../model/interpreter.ts";
import type { LinkedLibrary } from "../model/manifest.ts";
import { reference } from "./build.ts";
import { type Bench, isMuslHere } from "./leg.ts";

/** A place where what is put together for musl is run on this glibc machine. */
export interface Trial {
  /** Linked into the interpreter, by its own word. */
  readonly libraries: readonly LinkedLibrary[];
  /**
   * Asks the environment for what is right; what it gives then judges the artifact in the same place.
   * @param leftOut what the bundle is going to be without
   */
  refer(environment: Environment, leftOut: readonly LeftOut[]): Promise<SmokeRun>;
}

function refuse({ leg }: Bench, reason: string): BuildError {
  const message = `${leg.target} cannot be run on this machine: ${reason}`;
  const hint = `Give this machine a Docker or Podman that works, or build it on a musl system; --cross puts it together, as a check, without running it.`;
  return new BuildError([{ code: "no-container", message, hint }]);
}

/**
 * Undefined where it is no musl target of this machine's processor, is for looking at alone, or no container engine is at
 * hand. Throws BuildError for the latter where it must be run.
 * @param interpreter that of the target, which supervises inside: nothing of it is shipped
 */
export async function openTrial(
  bench: Bench & { readonly looked?: boolean },
  interpreter: Interpreter,
  mustRun: boolean,
): Promise<Trial | undefined> {
  const { ports, catalog, planned, leg } = bench;
  if (bench.looked === true || !isMuslHere(ports.machine, leg.target)) return undefined;
  const { entries } = planned.plan.project;
  // A lone script is run where it lies.
  const project = { path: planned.facts.root, writable: true };
  const mounts = [
    { path: interpreter.prefix, writable: false },
    ...(entries.some(({ kind }) => kind === "script") ? [project] : []),
  ];
  const container = await ports.log.stage("Container", () =>
    catalog.openContainer(ports, { program: interpreter.executable, mounts }),
  );
  if (container.kind === "none") {
    if (mustRun) throw refuse(bench, container.reason);
    ports.log.info(`${leg.target} is not run: ${container.reason}`);
    return undefined;
  }
  ports.log.info(`${leg.target} is run in ${container.about}`);
  const inside = { ...ports, exec: container.exec };
  const libraries = await catalog.askLibraries(inside, interpreter.executable);
  const refer: Trial["refer"] = (environment, leftOut) =>
    reference({ ...bench, ports: inside }, { ...environment, interpreter }, leftOut);
  return { libraries, refer };
}
