import type { Catalog } from "../model/catalog.ts";
import { BuildError, ConfigError } from "../model/errors.ts";
import type { Plan } from "../model/plan.ts";
import type { Machine, Ports } from "../model/ports.ts";
import { TARGET_IDS, type TargetId, targetFacts } from "../model/target.ts";
import { definePlan } from "../plan/define.ts";
import { choosePython, standalonePin } from "../plan/python.ts";
import { cachedPorts } from "./cache.ts";
import { planInputs, type Survey, surveyAndDraft } from "./survey.ts";
import type { Wishes } from "./wishes.ts";

export interface Planned extends Survey {
  readonly plan: Plan;
}

/** The target that this machine can run; throws where there is none. */
export function targetOfMachine(machine: Machine): TargetId {
  const found = TARGET_IDS.find((id) => {
    const facts = targetFacts(id);
    return facts.os === machine.os && facts.arch === machine.arch && (facts.libc === "musl") === machine.musl;
  });
  if (found !== undefined) return found;
  throw new BuildError([{ code: "unknown-machine", message: `no target stands for ${machine.os} on ${machine.arch}` }]);
}

/** Seconds since 1970 that stand in everything built: the commit's, or without git the earliest that a zip can hold. */
export function epochOf(commit: { readonly time: number } | null | undefined): number {
  return commit?.time ?? 315_532_800;
}

/** A version that only the build backend knows is asked of the wheel that it builds. */
async function versionFromWheel(ports: Ports, catalog: Catalog, survey: Survey): Promise<string> {
  const { config, facts, wishes } = survey;
  const target = targetOfMachine(ports.machine);
  const table = await catalog.pythonTable();
  const python = choosePython(table, config.python, [target]);
  if (!python.ok) throw new ConfigError(python.diagnostics);
  const { version, reason } = python.value;
  const standalone = version === undefined ? undefined : standalonePin(table, version, target, config.python.mirror);
  return ports.log.stage("Version, from the project's build backend", async () => {
    const { source, pin, requires } = config.python;
    const request = {
      target,
      source,
      reason,
      pin: pin ?? null,
      requires: requires ?? null,
      standalone: standalone ?? null,
    };
    const place = await ports.workplaces.open(`${config.name}-version`, wishes.root);
    try {
      const leg = { target, interpreter: request.standalone };
      // Whether this becomes a release is not known here; a cache that others may fill is not believed.
      const release = ports.machine.runner === "github";
      const here = await cachedPorts(ports, { catalog, survey, leg, work: place.directory, release: false });
      const interpreter = await catalog.obtainInterpreter(here, request);
      const uv = await catalog.obtainUv(here, interpreter);
      const wheel = await catalog.buildWheel(here, uv, {
        project: wishes.root,
        python: interpreter.executable,
        version: interpreter.version,
        release,
        beforeBuild: config.beforeBuild,
        directory: `${place.directory}/wheel`,
        epoch: epochOf(facts.commit),
        logFile: `${place.directory}/wheel.log`,
      });
      return wheel.version;
    } finally {
      await place.close(false);
    }
  });
}

/** Everything that can be known before a runner starts. Throws ConfigError with every problem. */
export async function planStage(ports: Ports, catalog: Catalog, wishes: Wishes): Promise<Planned> {
  const { draft, ...surveyed } = await surveyAndDraft(ports, catalog, wishes);
  if (surveyed.config.version !== undefined) return { ...surveyed, plan: draft };
  const version = await versionFromWheel(ports, catalog, surveyed);
  const result = definePlan(await planInputs(ports, catalog, surveyed, version));
  // Its warnings do not depend on the version, and the draft has brought them to the log.
  if (!result.ok) throw new ConfigError(result.diagnostics);
  return { ...surveyed, plan: result.value };
}
