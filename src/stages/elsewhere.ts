import type { Catalog } from "../model/catalog.ts";
import type { Resolution } from "../model/environment.ts";
import type { Leg } from "../model/plan.ts";
import { pooled } from "../model/pooled.ts";
import type { Log, Ports } from "../model/ports.ts";
import type { HelloTrial } from "../model/smoke-result.ts";
import type { TargetId } from "../model/target.ts";
import { quietly } from "./attempt.ts";
import { tryHelloElsewhere } from "./hello.ts";
import type { Planned } from "./plan.ts";

/** Each waits for the disk, the network or uv most of its time; with more of them a small machine's memory fills. */
const MOST_AT_ONCE = 4;

/** What is said of one of several that run at the same time bears its name; their stages are one. */
function logOf(log: Log, target: TargetId): Log {
  return {
    ...log,
    info: (message) => log.info(`${target}: ${message}`),
    stage: (_title, run) => run(() => undefined),
  };
}

/** What is asked first is the same for most of them, and takes longer than all the rest of a target: once is enough. */
function askingOnce(
  ports: Ports,
  catalog: Catalog,
  room: { readonly work: string; readonly scratch: string },
): Catalog {
  const { work, scratch } = room;
  let first: { readonly version: string; readonly answer: Promise<Resolution | undefined> } | undefined;
  const clean = new Map<string, Promise<boolean>>();
  return {
    ...catalog,
    worktreeIsClean: (exec, folder) => {
      const asked = clean.get(folder) ?? catalog.worktreeIsClean(exec, folder);
      clean.set(folder, asked);
      return asked;
    },
    resolveRequirements: async (own, uv, request) => {
      const { python, version, facts } = request;
      const ask = async (): Promise<Resolution | undefined> => {
        const answer = catalog.resolveRequirements(quietly(ports), uv, { ...request, work });
        // Whoever does not find it noted asks again.
        const learning = catalog.learnPython(ports, uv, { project: facts.root, python, cache: scratch });
        const [resolution] = await Promise.allSettled([answer, learning]);
        return resolution.status === "fulfilled" ? resolution.value : undefined;
      };
      first ??= { version, answer: ask() };
      const shared = first.version === version ? await first.answer : undefined;
      // What fails, or holds for one of them alone, is asked by each for itself, and told under its own name.
      return shared?.everywhere === true ? shared : catalog.resolveRequirements(own, uv, request);
    },
  };
}

/** Hello world with the requirements, put together for other systems, several at a time. */
export async function tryElsewhere(
  ports: Ports,
  catalog: Catalog,
  planned: Planned,
  { legs, locked }: { readonly legs: readonly Leg[]; readonly locked: string },
): Promise<readonly HelloTrial[]> {
  if (legs.length === 0) return [];
  const { log, machine, workplaces } = ports;
  const title = `Hello world with the requirements, put together for ${legs.map(({ target }) => target).join(", ")}`;
  const { directory: work, close } = await workplaces.open("hello-elsewhere", planned.wishes.root);
  const scratch = `${work}/uv`;
  const asking = askingOnce(ports, catalog, { work, scratch });
  const all = log.stage(title, (progress) => {
    let done = 0;
    return pooled(legs, Math.min(machine.cpus * 2, MOST_AT_ONCE), async (leg) => {
      const own = { ...ports, log: logOf(log, leg.target) };
      const trial = await tryHelloElsewhere(own, asking, planned, { leg, locked, scratch });
      done += 1;
      progress(`${done} of ${legs.length}`);
      return trial;
    });
  });
  return all.finally(() => close(false));
}
