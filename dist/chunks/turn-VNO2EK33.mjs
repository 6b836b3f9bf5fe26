import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  placesText
} from "./chunk-6VEKO5TT.mjs";
import {
  FILE_NAME
} from "./chunk-NBDW4VMS.mjs";
import "./chunk-F2ZGVHID.mjs";
import {
  require_tar_stream
} from "./chunk-J5JUHVAD.mjs";
import "./chunk-EYHZ6UKJ.mjs";
import {
  object,
  parse,
  string
} from "./chunk-K7URS2RY.mjs";
import {
  BuildError,
  Cancelled
} from "./chunk-4R4DXNF4.mjs";
import "./chunk-3HSMMY5N.mjs";
import {
  __toESM
} from "./chunk-EHI5V3TS.mjs";

// src/exchange/turn.ts
import { mkdir as mkdir2, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join as join2 } from "node:path";

// src/exchange/names.ts
function handOverName(scope, leg, attemptAtIt) {
  return `${prefix(scope)}${scope.absent ? "none" : "leg"}-${leg.title}-${leg.key}-${leg.index}-t${attemptAtIt}.tar`;
}
function arrivalName(scope, number) {
  return `${prefix(scope)}arrival-${number}.json`;
}
function claimName(scope, number) {
  return `${prefix(scope)}claim-${number}.json`;
}
function prefix({ group, attempt }) {
  return `slipway-${group}-a${attempt}-`;
}
function handedOver(group, artifact) {
  const start = `slipway-${group}-a`;
  if (!artifact.name.startsWith(start)) return void 0;
  const parts = /^(\d+)-(leg|none)-([^/\\\p{Cc}]+)-([0-9a-f]+)-(\d+)-t(\d+)\.tar$/u.exec(
    artifact.name.slice(start.length)
  );
  if (parts === null) return void 0;
  const [, attempt, kind, title = "", key = "", index, number] = parts;
  return {
    key,
    title,
    index: Number(index),
    attempt: Number(attempt),
    try: Number(number),
    absent: kind === "none",
    artifact
  };
}
function highest(scope, kind, listed) {
  const start = `${prefix(scope)}${kind}-`;
  const numbers = listed.map(
    ({ name }) => name.startsWith(start) ? Number(/^(\d+)\.json$/.exec(name.slice(start.length))?.[1] ?? 0) : 0
  );
  return Math.max(0, ...numbers);
}

// src/exchange/gathered.ts
var samePlace = (a, b) => a.index === b.index;
var sameRow = (a, b) => a.key === b.key;
var clashes = (a, b) => samePlace(a, b) !== sameRow(a, b);
function gather(scope, total, listed) {
  const all = listed.map((artifact) => handedOver(scope.group, artifact)).filter((leg) => leg !== void 0).filter(({ attempt, index }) => attempt <= scope.attempt && index < total).sort((a, b) => a.attempt - b.attempt || a.try - b.try);
  const now = all.filter(({ attempt }) => attempt === scope.attempt);
  const earlier = all.filter(({ attempt }) => attempt < scope.attempt);
  const changed = earlier.some((leg) => now.some((other) => clashes(leg, other)));
  const legs = new Map((changed ? now : all).map((leg) => [leg.index, leg]));
  return {
    legs: [...legs.values()].sort((a, b) => a.index - b.index),
    earlier: new Map(earlier.map((leg) => [leg.key, leg])),
    clash: now.filter((leg) => now.some((other) => clashes(leg, other)))
  };
}
function missingPlaces({ total }, legs) {
  const there = new Set(legs.map(({ index }) => index));
  return Array.from({ length: total }, (_, index) => index).filter((index) => !there.has(index));
}

// src/exchange/problems.ts
var RERUN = "\u201CRe-run failed jobs\u201D finishes the release: what other legs have handed over is kept.";
var named = (legs) => legs.map(({ title }) => title).join(", ");
function notStored() {
  return {
    code: "hand-over-failed",
    message: "this leg's files could not be handed over: the run's artifact store neither accepted them nor said that it has them",
    hint: RERUN
  };
}
function unlisted() {
  return {
    code: "exchange-silent",
    message: "the run's artifact store does not say which legs have delivered, so nothing tells whether this is the last one",
    hint: RERUN
  };
}
function incomplete(legs, missing) {
  return {
    code: "legs-not-seen",
    message: `all legs have been counted, and ${missing.length} of them cannot be seen: number ${placesText(missing)} of the matrix. Seen: ${named(legs)}`,
    hint: `Nothing was published. ${RERUN}`
  };
}
function noClaim() {
  return {
    code: "no-claim",
    message: "all legs have delivered, but no leg could be chosen to publish: the artifact store left every claim unfinished",
    hint: RERUN
  };
}
function clash(legs) {
  const each = legs.map(({ index, title }) => `number ${index + 1} (${title})`).join(", ");
  return {
    code: "legs-clash",
    message: `legs of this workflow run get in each other's way: ${each}`,
    hint: "Two rows of the matrix with the same values would make the same files: tell them apart. Two jobs of one name, each with its matrix, need the reusable workflow."
  };
}

// src/exchange/protocol.ts
var PATIENCE = 2e4;
var LAST_PATIENCE = 12e4;
var INTERVAL = 2e3;
var TRIES = 5;
function* protocol(party) {
  if (!(yield* handOver(party))) return { kind: "stuck", problem: notStored() };
  const arrival = yield* arrive(party);
  if (arrival === void 0) return { kind: "stuck", problem: unlisted() };
  const { total } = party.leg;
  const seen = yield* look(arrival.last ? LAST_PATIENCE : 0, (listed) => {
    const gathered = gather(party, total, listed);
    return gathered.legs.length === total || gathered.clash.length > 0 ? gathered : void 0;
  });
  if (seen !== void 0 && seen.clash.length > 0) return { kind: "stuck", problem: clash(seen.clash) };
  if (seen !== void 0) return yield* claim(party, seen.legs);
  const { legs } = arrival.gathered;
  const missing = missingPlaces(party.leg, legs);
  if (arrival.last) return { kind: "stuck", problem: incomplete(legs, missing) };
  return { kind: "not-last", legs, missing };
}
function* handOver(party) {
  for (let number = 1; number <= TRIES; number += 1) {
    const name = handOverName(party, party.leg, number);
    if ((yield* store("hand-over", name)) === "stored") return true;
    const own = (artifact) => artifact.name === name && artifact.sha256 === party.sha256;
    if ((yield* look(PATIENCE, (listed) => listed.find(own))) !== void 0) return true;
  }
  return false;
}
function* arrive(party) {
  const listed = yield* look(PATIENCE, (all) => all);
  if (listed === void 0) return void 0;
  const { total, key, index } = party.leg;
  const gathered = gather(party, total, listed);
  if (gathered.legs.length === total) return { gathered, last: true };
  if (gathered.earlier.get(key)?.index === index) return { gathered, last: false };
  const first = 1 + highest(party, "arrival", listed);
  for (let number = first, silent = 0; number < first + total + TRIES && silent < TRIES; number += 1) {
    const answer = yield* store("mark", arrivalName(party, number));
    if (answer === "stored") return { gathered, last: number >= total - gathered.earlier.size };
    if (answer === "exists") continue;
    silent += 1;
    yield { ask: "wait", milliseconds: INTERVAL };
  }
  return void 0;
}
function* claim(party, legs) {
  for (let number = 1; number <= legs.length + TRIES; number += 1) {
    const name = claimName(party, number);
    const stored = (yield* store("mark", name)) === "stored";
    const owner2 = stored ? party.leg : yield* ownerOf(name);
    if (owner2 === void 0) continue;
    if (owner2.key !== party.leg.key) return { kind: "given-way", to: owner2.title };
    const later = yield* laterOwner(party, number);
    if (later !== void 0 && later.key !== party.leg.key) return { kind: "given-way", to: later.title };
    return { kind: "publish", claim: number, legs };
  }
  return { kind: "stuck", problem: noClaim() };
}
function* ownerOf(name) {
  const artifact = yield* look(PATIENCE, (listed) => listed.find((each) => each.name === name));
  return artifact === void 0 ? void 0 : yield* owner(artifact);
}
function* laterOwner(party, number) {
  const { listed = [] } = yield { ask: "list" };
  const top = highest(party, "claim", listed);
  const artifact = listed.find(({ name }) => top > number && name === claimName(party, top));
  return artifact === void 0 ? void 0 : yield* owner(artifact);
}
function* owner(artifact) {
  return (yield { ask: "owner", artifact }).owner;
}
function* store(what, name) {
  return (yield { ask: "store", what, name }).stored ?? "unknown";
}
function* look(patience, find) {
  let since;
  for (; ; ) {
    const { listed, now } = yield { ask: "list" };
    since ??= now;
    const found = listed === void 0 ? void 0 : find(listed);
    if (found !== void 0 || now - since >= patience) return found;
    yield { ask: "wait", milliseconds: INTERVAL };
  }
}

// src/exchange/tar.ts
var import_tar_stream = __toESM(require_tar_stream(), 1);
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
async function packFiles(files, tar, signal) {
  const packing = (0, import_tar_stream.pack)();
  const content = packing;
  const hash = createHash("sha256");
  const hashed = async function* (chunks) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      yield chunk;
    }
  };
  const written = pipeline(content, hashed, createWriteStream(tar), { signal });
  const filled = (async () => {
    for (const { name, path } of files) {
      const { size } = await stat(path);
      await pipeline(createReadStream(path), packing.entry({ name, size, mode: 420, mtime: /* @__PURE__ */ new Date(0) }), {
        signal
      });
    }
    packing.finalize();
  })();
  await Promise.all([written, filled.catch((error) => packing.destroy(error))]);
  await filled;
  return hash.digest("hex");
}
function refused(from, name, why) {
  const message = `what ${from} handed over is refused: it holds ${JSON.stringify(name.slice(0, 200))}, which ${why}`;
  return new BuildError([{ code: "hand-over-refused", message, hint: "Legs hand over plain files, in one folder." }]);
}
async function unpackFiles(tar, folder, from) {
  await mkdir(folder, { recursive: true });
  const reading = (0, import_tar_stream.extract)();
  const seen = /* @__PURE__ */ new Set();
  const read = pipeline(createReadStream(tar), reading);
  const unpacked = (async () => {
    for await (const entry of reading) {
      const { name, type } = entry.header;
      if (type !== "file") throw refused(from, name, `is a ${type}`);
      if (!FILE_NAME.test(name)) throw refused(from, name, "is not a safe file name");
      if (seen.has(name.toLowerCase())) throw refused(from, name, "is there twice");
      seen.add(name.toLowerCase());
      await pipeline(entry, createWriteStream(join(folder, name), { flags: "wx" }));
    }
  })();
  const [other, own] = await Promise.allSettled([read, unpacked]);
  const failed = own.status === "rejected" ? own : other;
  if (failed.status !== "rejected") return;
  if (failed.reason instanceof BuildError) throw failed.reason;
  const message = `what ${from} handed over cannot be read: ${failed.reason}`;
  throw new BuildError([{ code: "hand-over-refused", message }], { cause: failed.reason });
}

// src/exchange/turn.ts
var OwnerSchema = object({ key: string(), title: string() });
async function perform(hand, steps) {
  const { clock } = hand.ports;
  let next = steps.next({ now: clock.now() });
  while (next.done !== true) {
    const reply = await obey(hand, next.value);
    next = steps.next({ ...reply, now: clock.now() });
  }
  return next.value;
}
async function withHand(ports, exchange, { leg, files, scratch }, work) {
  await mkdir2(scratch, { recursive: true });
  const hand = { ports, exchange, leg, scratch, tar: join2(scratch, "hand-over.tar") };
  try {
    return await work(hand, await packFiles(files ?? [], hand.tar, ports.signal));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
var takeTurn = (ports, exchange, request) => withHand(ports, exchange, request, async (hand, sha256) => {
  const { scope, leg, files } = request;
  const outcome = await perform(hand, protocol({ ...scope, leg, sha256, absent: files === void 0 }));
  if (outcome.kind === "stuck") throw new BuildError([outcome.problem]);
  return outcome;
});
var handOver2 = (ports, exchange, request) => withHand(ports, exchange, request, async (hand, sha256) => {
  const { scope, leg } = request;
  if (!await perform(hand, handOver({ ...scope, leg, sha256, absent: false })))
    throw new BuildError([notStored()]);
});
var handedOver2 = async (exchange, scope, total) => gather(scope, total, await exchange.list()).legs;
async function obey(hand, ask) {
  const { ports, exchange, leg, scratch } = hand;
  switch (ask.ask) {
    case "wait":
      await ports.clock.wait(ask.milliseconds);
      return {};
    case "list":
      return tried(ports, async () => ({ listed: await exchange.list() }));
    case "owner":
      return tried(ports, async () => ({ owner: await ownerOf2(hand, ask.artifact) }));
    case "store": {
      const file = join2(scratch, ask.name);
      if (ask.what === "mark") await writeFile(file, JSON.stringify({ key: leg.key, title: leg.title }));
      else {
        await rename(hand.tar, file);
        hand.tar = file;
      }
      const trouble = (reason) => ports.log.info(`${ask.name}: ${reason}`);
      return { stored: await exchange.store(file, trouble) };
    }
  }
}
async function tried(ports, work) {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Cancelled) throw error;
    ports.log.info(error instanceof Error ? error.message : String(error));
    return {};
  }
}
async function ownerOf2({ exchange, scratch }, artifact) {
  const file = join2(scratch, `mark-${artifact.id}`);
  await exchange.fetch(artifact, file);
  return parse(OwnerSchema, JSON.parse(await readFile(file, "utf8")));
}
var collectLegs = async (exchange, legs, folder) => {
  await mkdir2(folder, { recursive: true });
  for (const { title, key, artifact } of legs.filter(({ absent }) => !absent)) {
    const tar = join2(folder, `${key}.tar`);
    await exchange.fetch(artifact, tar);
    await unpackFiles(tar, join2(folder, `${title}-${key}`), title);
    await rm(tar);
  }
};
var deliveredSoFar = async (ports, scope, { total }) => {
  const { exchange, signal } = ports;
  if (exchange === void 0 || total === 1 || signal.aborted) return void 0;
  return exchange.list().then(
    (listed) => gather(scope, total, listed).legs,
    () => void 0
  );
};
export {
  collectLegs,
  deliveredSoFar,
  handOver2 as handOver,
  handedOver2 as handedOver,
  takeTurn
};
