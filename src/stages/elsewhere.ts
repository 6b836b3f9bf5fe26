import type { Catalog } from "../model/catalog.ts";
import type { Leg } from "../model/plan.ts";
import { pooled } from "../model/pooled.ts";
import type { Log, Ports } from "../model/ports.ts";
import type { HelloTrial } from "../model/smoke-result.ts";
import type { TargetId } from "../model/target.ts";
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

/** Hello world with the requirements, put together for other systems, several at a time. */
export async function tryElsewhere(
  ports: Ports,
  catalog: Catalog,
  planned: Planned,
  { legs, locked }: { readonly legs: readonly Leg[]; readonly locked: string },
): Promise<readonly HelloTrial[]> {
  if (legs.length === 0) return [];
  const { log, machine } = ports;
  const title = `Hello world with the requirements, put together for ${legs.map(({ target }) => target).join(", ")}`;
  return log.stage(title, (progress) => {
    let done = 0;
    return pooled(legs, Math.min(machine.cpus * 2, MOST_AT_ONCE), async (leg) => {
      const own = { ...ports, log: logOf(log, leg.target) };
      const trial = await tryHelloElsewhere(own, catalog, planned, { leg, locked });
      done += 1;
      progress(`${done} of ${legs.length}`);
      return trial;
    });
  });
}
