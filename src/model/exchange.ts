import type { Ports } from "./ports.ts";

/** A file in the run's artifact store, whole. */
export interface StoredArtifact {
  readonly id: number;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Hexadecimal; undefined where the store does not say. */
  readonly sha256: string | undefined;
}

/**
 * How an attempt to store a file ended. `exists`: the name is taken, by whomever, our own lost request included, and
 * nothing says that it will ever be whole. `unknown`: no answer, or none that says whether the name was taken.
 */
export type StoreAnswer = "stored" | "exists" | "unknown";

/**
 * The artifact store that the jobs of one workflow run share. A name can be taken once in a run, whatever its attempt; of
 * several that take it at once one succeeds. What is listed may lag behind what was stored.
 */
export interface Exchange {
  /** Stores a file under its base name. Why it did not work is told to `trouble`; throws Cancelled only. */
  store(file: string, trouble: (reason: string) => void): Promise<StoreAnswer>;
  /** What is whole. Throws NetworkError. */
  list(): Promise<readonly StoredArtifact[]>;
  /** Brings an artifact to a path. Throws BuildError where its bytes are not the stored ones, NetworkError otherwise. */
  fetch(artifact: StoredArtifact, file: string): Promise<void>;
}

/** Which job of a matrix this is. */
export interface MatrixLeg {
  /** The same for the same row of the matrix in every attempt, and for no other row. */
  readonly key: string;
  /** What a person recognises it by: the row's values. */
  readonly title: string;
  /** Its place in the matrix, from 0. */
  readonly index: number;
  /** How many jobs the matrix has. */
  readonly total: number;
}

/** A leg's hand-over, as the store lists it. */
export interface HandedOver {
  readonly key: string;
  readonly title: string;
  readonly index: number;
  readonly attempt: number;
  /** It failed, and may: a release is made without it. */
  readonly absent: boolean;
  readonly artifact: StoredArtifact;
}

/** What a leg has to do after it has handed over. */
export type Turn =
  /** It is the one that publishes, and these are all legs. */
  | { readonly kind: "publish"; readonly claim: number; readonly legs: readonly HandedOver[] }
  /** Another leg has the claim: it publishes, or fails. */
  | { readonly kind: "given-way"; readonly to: string }
  /** Others come after it. `missing`: their places in the matrix, from 0. */
  | { readonly kind: "not-last"; readonly legs: readonly HandedOver[]; readonly missing: readonly number[] };

/** One file that changes hands, under the name that it has for whoever receives it. */
export interface ExchangedFile {
  readonly name: string;
  /** Absolute. */
  readonly path: string;
}

/** What all names that a step takes in the store have in common. */
export interface ExchangeScope {
  /** Job and step, `ship-1a2b3c4d`: several of them share a store. */
  readonly group: string;
  /** The run's attempt, from 1: names outlive it. */
  readonly attempt: number;
}

export interface TurnRequest {
  readonly scope: ExchangeScope;
  readonly leg: MatrixLeg;
  /** Undefined: this leg failed, and may. It is counted, and hands over nothing. */
  readonly files: readonly ExchangedFile[] | undefined;
  /** Absolute: ours, gone afterwards. */
  readonly scratch: string;
}

/**
 * Hands a leg's files over to the run's artifact store, and says whose turn it is to publish. Throws BuildError where
 * that cannot be made out: such a leg must not end green.
 */
export type TakeTurn = (ports: Ports, exchange: Exchange, request: TurnRequest) => Promise<Turn>;

/** Hands a leg's files over to a job that comes later. Throws BuildError where they did not get there. */
export type HandOver = (ports: Ports, exchange: Exchange, request: TurnRequest) => Promise<void>;

/** What so many legs have handed over, of each the newest. Throws NetworkError. */
export type HandedOverSoFar = (
  exchange: Exchange,
  scope: ExchangeScope,
  total: number,
) => Promise<readonly HandedOver[]>;

/** Brings what the legs have handed over into a folder, with a folder for each that did. Throws BuildError, NetworkError. */
export type CollectLegs = (exchange: Exchange, legs: readonly HandedOver[], folder: string) => Promise<void>;

/** The legs that have handed over, this one's earlier attempts included; undefined where the store does not say. */
export type DeliveredSoFar = (
  ports: Ports,
  scope: ExchangeScope,
  leg: MatrixLeg,
) => Promise<readonly HandedOver[] | undefined>;

/** Puts files beside each other in a folder, as if they had arrived there. */
export type LayOut = (files: readonly ExchangedFile[], folder: string) => Promise<void>;

/** `1 and 3`: places as people count them. */
export function placesText(places: readonly number[]): string {
  const numbers = places.map((place) => String(place + 1));
  return numbers.length < 2 ? numbers.join() : `${numbers.slice(0, -1).join(", ")} and ${numbers.at(-1)}`;
}
