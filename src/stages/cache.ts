import type { Catalog } from "../model/catalog.ts";
import type { Leg } from "../model/plan.ts";
import type { Ports } from "../model/ports.ts";
import type { Survey } from "./survey.ts";

/** Of a digest, in a key. */
const SHORT = 12;

/** The same ports for a run that takes nothing from earlier ones: what it fetches lies in its own scratch directory. */
function portsWithout({ cache: _, ...ports }: Ports, work: string): Ports {
  return { ...ports, machine: { ...ports.machine, cache: `${work}/cache` } };
}

/**
 * The ports to build a leg with, by what the configuration says of caches; where it has one, bringing what earlier runs
 * saved is begun.
 */
export async function cachedPorts(
  ports: Ports,
  {
    catalog,
    survey,
    leg,
    work,
    release,
  }: {
    readonly catalog: Catalog;
    readonly survey: Survey;
    readonly leg: Pick<Leg, "target" | "interpreter">;
    readonly work: string;
    readonly release: boolean;
  },
): Promise<Ports> {
  if (survey.config.cache === "off") return portsWithout(ports, work);
  if (ports.cache === undefined) return ports;
  const { pin, source } = survey.config.python;
  const interpreter = leg.interpreter?.sha256.slice(0, SHORT) ?? `${source}${pin?.text ?? ""}`;
  const lock = (await catalog.lockDigest(survey.facts)).slice(0, SHORT);
  // Nobody waits for it but who looks there, and that one only for its own files: what is here already is unpacked meanwhile.
  ports.cache.restore({ parts: [leg.target, interpreter, lock], release }).catch(() => undefined);
  return ports;
}

/** The same ports, and a cache that leaves saving to somebody else. */
export function savingLater(ports: Ports): Ports {
  const { cache } = ports;
  return cache === undefined ? ports : { ...ports, cache: { ...cache, save: async () => undefined } };
}
