import type { StoreAnswer, StoredArtifact } from "../../../src/model/exchange.ts";

/** What happens to one request. `slow`: how long it takes, milliseconds. */
export interface Fate {
  readonly slow: number;
  readonly fault:
    | "none"
    /** It never reached the store. */
    | "refused"
    /** It took effect, the answer was lost, and the client's own second request is told that the name exists. */
    | "repeated"
    /** The name was taken, and nothing was stored under it. */
    | "burned"
    /** The same, and a minute later it is whole after all. */
    | "late";
}

interface Entry {
  readonly artifact: StoredArtifact;
  readonly owner: string;
  /** When it becomes whole; undefined: never. */
  readonly whole: number | undefined;
}

/** An artifact store in memory, with a lag and with faults. Times in milliseconds of the simulation. */
export interface ArtifactWorld {
  store(at: number, name: string, by: { readonly owner: string; readonly sha256: string }, fate: Fate): StoreAnswer;
  list(at: number): readonly StoredArtifact[];
  ownerOf(name: string): string | undefined;
}

export function artifactWorld(lag: number): ArtifactWorld {
  const entries = new Map<string, Entry>();
  return {
    store(at, name, { owner, sha256 }, { slow, fault }) {
      if (fault === "refused") return "unknown";
      if (entries.has(name)) return "exists";
      const artifact = { id: entries.size + 1, name, size: 1, sha256 };
      const wholes = { none: at + slow, repeated: undefined, burned: undefined, late: at + 60_000 };
      entries.set(name, { artifact, owner, whole: wholes[fault] });
      return ({ none: "stored", repeated: "exists", burned: "unknown", late: "unknown" } as const)[fault];
    },
    list: (at) =>
      [...entries.values()]
        .filter(({ whole }) => whole !== undefined && whole + lag <= at)
        .map(({ artifact }) => artifact),
    ownerOf: (name) => entries.get(name)?.owner,
  };
}
