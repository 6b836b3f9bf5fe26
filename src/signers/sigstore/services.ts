import type { Service, SigningConfig } from "@sigstore/protobuf-specs";
import { BuildError } from "../../model/errors.ts";

/** One service of a signing configuration, and which of its interfaces it speaks. */
export interface Endpoint {
  readonly url: string;
  readonly version: number;
}

/** Who is asked for a certificate, a log entry and a time stamp. */
export interface Endpoints {
  readonly authority: Endpoint | undefined;
  readonly log: Endpoint | undefined;
  readonly stamps: Endpoint | undefined;
}

/** The newest interface that we speak, by service. */
const SPOKEN = { authority: 1, log: 2, stamps: 1 } as const;
/** `ServiceSelector` of the format: any one of the services will do. */
const ANY = 2;

function unusable(message: string): BuildError {
  const hint = "Name another file under signing.sigstore.signing-config. Is the clock of this machine right?";
  return new BuildError([{ code: "signing-config", message: `the signing configuration ${message}`, hint }]);
}

/** The service that holds today and started last, as the format's readers choose. */
function newest(services: readonly Service[], spoken: number, today: Date): Endpoint | undefined {
  const [first] = services
    .filter(({ majorApiVersion, validFor }) => {
      const { start, end } = validFor ?? {};
      return majorApiVersion <= spoken && (end ?? today) >= today && (start ?? today) <= today;
    })
    .sort((a, b) => (b.validFor?.start?.getTime() ?? 0) - (a.validFor?.start?.getTime() ?? 0));
  return first === undefined ? undefined : { url: first.url, version: first.majorApiVersion };
}

/** The services of a signing configuration that are asked. Throws BuildError where what it wants cannot be given. */
export function chooseEndpoints(config: SigningConfig, today: Date): Endpoints {
  const witness = (what: "log" | "stamps", services: readonly Service[], selector: number | undefined) => {
    if (selector === undefined) return undefined;
    const name = what === "log" ? "transparency log" : "time-stamp authority";
    if (selector !== ANY) throw unusable(`asks for more than one ${name}, which Slipway cannot do`);
    const found = newest(services, SPOKEN[what], today);
    if (found === undefined) throw unusable(`wants a ${name} and names none that is in service today`);
    return found;
  };
  return {
    authority: newest(config.caUrls, SPOKEN.authority, today),
    log: witness("log", config.rekorTlogUrls, config.rekorTlogConfig?.selector),
    stamps: witness("stamps", config.tsaUrls, config.tsaConfig?.selector),
  };
}
