import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import { BuildError, Cancelled } from "../model/errors.ts";
import type {
  CollectLegs,
  DeliveredSoFar,
  Exchange,
  HandedOverSoFar,
  HandOver,
  MatrixLeg,
  StoredArtifact,
  TakeTurn,
  TurnRequest,
} from "../model/exchange.ts";
import type { Ports } from "../model/ports.ts";
import { gather } from "./gathered.ts";
import { notStored } from "./problems.ts";
import { type Ask, handOver as handOverSteps, protocol, type Reply } from "./protocol.ts";
import { packFiles, unpackFiles } from "./tar.ts";

/** A mark's content: whose it is. Read as what a stranger wrote. */
const OwnerSchema = v.object({ key: v.string(), title: v.string() });

interface Hand {
  readonly ports: Ports;
  readonly exchange: Exchange;
  readonly leg: MatrixLeg;
  readonly scratch: string;
  /** The tar that is handed over, wherever it lies by now: the store takes a file's own name. */
  tar: string;
}

/** Does what the protocol asks for, until it has an outcome. */
async function perform<T>(hand: Hand, steps: Generator<Ask, T, Reply>): Promise<T> {
  const { clock } = hand.ports;
  let next = steps.next({ now: clock.now() });
  while (next.done !== true) {
    const reply = await obey(hand, next.value);
    next = steps.next({ ...reply, now: clock.now() });
  }
  return next.value;
}

/** Packs what a leg hands over, and leaves nothing of that behind. */
async function withHand<T>(
  ports: Ports,
  exchange: Exchange,
  { leg, files, scratch }: TurnRequest,
  work: (hand: Hand, sha256: string) => Promise<T>,
): Promise<T> {
  await mkdir(scratch, { recursive: true });
  const hand: Hand = { ports, exchange, leg, scratch, tar: join(scratch, "hand-over.tar") };
  try {
    return await work(hand, await packFiles(files ?? [], hand.tar, ports.signal));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/**
 * Hands a leg's files over to the run's artifact store, and says whose turn it is to publish. Throws BuildError where
 * that cannot be made out: such a leg must not end green.
 */
export const takeTurn: TakeTurn = (ports, exchange, request) =>
  withHand(ports, exchange, request, async (hand, sha256) => {
    const { scope, leg, files } = request;
    const outcome = await perform(hand, protocol({ ...scope, leg, sha256, absent: files === undefined }));
    if (outcome.kind === "stuck") throw new BuildError([outcome.problem]);
    return outcome;
  });

/** Hands a leg's files over to a job that comes later. Throws BuildError where they did not get there. */
export const handOver: HandOver = (ports, exchange, request) =>
  withHand(ports, exchange, request, async (hand, sha256) => {
    const { scope, leg } = request;
    if (!(await perform(hand, handOverSteps({ ...scope, leg, sha256, absent: false }))))
      throw new BuildError([notStored()]);
  });

/** What has been handed over, of each leg the newest. */
export const handedOver: HandedOverSoFar = async (exchange, scope, total) =>
  gather(scope, total, await exchange.list()).legs;

async function obey(hand: Hand, ask: Ask): Promise<Omit<Reply, "now">> {
  const { ports, exchange, leg, scratch } = hand;
  switch (ask.ask) {
    case "wait":
      await ports.clock.wait(ask.milliseconds);
      return {};
    case "list":
      return tried(ports, async () => ({ listed: await exchange.list() }));
    case "owner":
      return tried(ports, async () => ({ owner: await ownerOf(hand, ask.artifact) }));
    case "store": {
      const file = join(scratch, ask.name);
      if (ask.what === "mark") await writeFile(file, JSON.stringify({ key: leg.key, title: leg.title }));
      else {
        await rename(hand.tar, file);
        hand.tar = file;
      }
      const trouble = (reason: string): void => ports.log.info(`${ask.name}: ${reason}`);
      return { stored: await exchange.store(file, trouble) };
    }
  }
}

/** What could not be had is absent; the protocol knows what to make of that. */
async function tried<T extends object>(ports: Ports, work: () => Promise<T>): Promise<T | Record<string, never>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Cancelled) throw error;
    ports.log.info(error instanceof Error ? error.message : String(error));
    return {};
  }
}

async function ownerOf({ exchange, scratch }: Hand, artifact: StoredArtifact): Promise<{ key: string; title: string }> {
  const file = join(scratch, `mark-${artifact.id}`);
  await exchange.fetch(artifact, file);
  return v.parse(OwnerSchema, JSON.parse(await readFile(file, "utf8")));
}

/** Brings what the legs have handed over into a folder, with a folder for each that did. What is in it, nobody has looked at yet. */
export const collectLegs: CollectLegs = async (exchange, legs, folder) => {
  await mkdir(folder, { recursive: true });
  for (const { title, key, artifact } of legs.filter(({ absent }) => !absent)) {
    const tar = join(folder, `${key}.tar`);
    await exchange.fetch(artifact, tar);
    await unpackFiles(tar, join(folder, `${title}-${key}`), title);
    await rm(tar);
  }
};

/** What a leg that failed can say of the others. It has an error already, and makes no other of this. */
export const deliveredSoFar: DeliveredSoFar = async (ports, scope, { total }) => {
  const { exchange, signal } = ports;
  if (exchange === undefined || total === 1 || signal.aborted) return undefined;
  return exchange.list().then(
    (listed) => gather(scope, total, listed).legs,
    () => undefined,
  );
};
