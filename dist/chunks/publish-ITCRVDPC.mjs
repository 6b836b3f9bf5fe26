import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  isOurs,
  newBody,
  renewedBody,
  writerOf
} from "./chunk-TCBK2HMU.mjs";
import {
  ASSETS_LIMIT,
  ASSET_LIMIT
} from "./chunk-SRJGACTK.mjs";
import {
  compare,
  valid,
  versionInTag
} from "./chunk-2VOKWHUX.mjs";
import {
  FILE_NAME
} from "./chunk-NBDW4VMS.mjs";
import "./chunk-F2ZGVHID.mjs";
import {
  ServiceRefusal,
  neededReleases
} from "./chunk-MMOJMJDC.mjs";
import "./chunk-EYHZ6UKJ.mjs";
import "./chunk-K7URS2RY.mjs";
import {
  BuildError,
  NetworkError
} from "./chunk-4R4DXNF4.mjs";
import "./chunk-3HSMMY5N.mjs";
import "./chunk-EHI5V3TS.mjs";

// src/publishers/github/refusals.ts
var names = (items) => {
  const shown = items.slice(0, 5).map(({ name }) => JSON.stringify(name));
  return items.length > 5 ? `${shown.join(", ")} and ${items.length - 5} more` : shown.join(", ");
};
function both({ asset, file }) {
  return `${file.name} there has ${asset.size} bytes with SHA-256 ${asset.sha256 ?? "unknown"}, here ${file.size} bytes with ${file.sha256}`;
}
function published(release, found) {
  const state = release.immutable ? "published and immutable" : "published";
  const hint = release.immutable ? "Nothing of it can be changed, and its tag never used again: release the next version." : "A published release is never changed: release the next version. (To make this one again, delete the release, not its tag, and run the job again.)";
  const problem = (code, what) => ({
    code,
    message: `the release of ${release.tag} is ${state} (${release.url}), and ${what}`,
    hint
  });
  return [
    ...found.other.map((differing) => problem("published-differs", both(differing))),
    ...found.missing.length === 0 ? [] : [problem("published-lacks", `lacks ${names(found.missing)}`)],
    ...found.torn.length === 0 ? [] : [problem("published-torn", `has parts of ${names(found.torn)} only`)],
    ...found.extra.length === 0 ? [] : [problem("published-extra", `holds ${names(found.extra)} besides`)]
  ];
}
function extra(release, assets) {
  return [
    {
      code: "extra-asset",
      message: `the draft ${release.id} of ${release.tag} holds files that are not in the plan: ${names(assets)}`,
      hint: "A release is exactly its files: remove them from the draft on the releases page (or the draft itself), and run the job again."
    }
  ];
}
function foreign(release, differing) {
  return differing.map((one) => ({
    code: "foreign-asset",
    message: `the draft ${release.id} of ${release.tag} was not made by us, and ${both(one)}`,
    hint: "We replace only what we have uploaded: remove that file from the draft, and run the job again."
  }));
}
function several(tag, drafts) {
  const list = drafts.map(({ id, title }) => `${id} (${JSON.stringify(title)})`).join(", ");
  return {
    code: "several-drafts",
    message: `there are ${drafts.length} drafts for the tag ${tag}: ${list}`,
    hint: "Leave the one that is meant and delete the others on the releases page. Where another run is at work, wait for it: run releases of one tag one after another (concurrency)."
  };
}
function vanished(tag, id) {
  return {
    code: "release-vanished",
    message: `the draft ${id} of ${tag} was deleted by somebody else while we worked on it`,
    hint: "Run the job again: it makes a new one."
  };
}
function takenOver(tag, id) {
  return {
    code: "taken-over",
    message: `another run has taken over the draft ${id} of ${tag}; this one stops and leaves it to that`,
    hint: "Run releases of one tag one after another: a concurrency group named after the tag, with cancel-in-progress: false."
  };
}
function tagMoved(tag, there, wanted) {
  return {
    code: "tag-moved",
    message: `the tag ${tag} points at ${there.slice(0, 12)} now; what lies in the draft was built from ${wanted.slice(0, 12)}`,
    hint: "Somebody moved the tag. Delete the draft, and run the release of the commit that the tag points at."
  };
}

// src/publishers/github/decide.ts
function difference(assets, files) {
  const wanted = new Map(files.map((file) => [file.name, file]));
  const whole = assets.filter(({ state }) => state === "uploaded");
  const there = new Set(assets.map(({ name }) => name));
  return {
    extra: assets.filter(({ name }) => !wanted.has(name)),
    torn: assets.filter(({ name, state }) => wanted.has(name) && state !== "uploaded"),
    unknown: whole.filter(({ name, sha256 }) => wanted.has(name) && sha256 === void 0),
    other: whole.flatMap((asset) => {
      const file = wanted.get(asset.name);
      const same = file === void 0 || file.size === asset.size && file.sha256 === asset.sha256;
      return same || asset.sha256 === void 0 ? [] : [{ asset, file }];
    }),
    missing: files.filter(({ name }) => !there.has(name))
  };
}
function isWhole({ extra: extra2, torn, unknown, other, missing }) {
  return [extra2, torn, unknown, other, missing].every(({ length }) => length === 0);
}
function ofPublished(release, { releases }, set) {
  const found = difference(release.assets, set.files);
  if (found.unknown.length > 0) return { kind: "measure", assets: found.unknown };
  if (!isWhole(found)) return { kind: "refuse", problems: published(release, found) };
  const ids = releases.filter((each) => isLeft(each, set)).map(({ id }) => id);
  return ids.length > 0 ? { kind: "sweep", ids } : { kind: "done", release };
}
function isLeft({ draft, body, assets }, { files }) {
  return draft && isOurs(body) && difference(assets, files).extra.length === 0;
}
function needsRemoval(release, seen, { files, draft }) {
  const { id, body, assets } = release;
  const takenOver2 = id === seen.claimed && writerOf(body) !== seen.writer;
  if (id === seen.created || takenOver2) return false;
  const found = difference(assets, files);
  return !draft && isOurs(body) && found.other.length + found.torn.length > 0 && found.extra.length === 0;
}
function ofDraft(release, set, { writer, claimed }) {
  const mine = writerOf(release.body) === writer;
  if (claimed === release.id && !mine) return { kind: "refuse", problems: [takenOver(set.tag, release.id)] };
  const found = difference(release.assets, set.files);
  if (found.extra.length > 0) return { kind: "refuse", problems: extra(release, found.extra) };
  if (found.unknown.length > 0) return { kind: "measure", assets: found.unknown };
  if (found.other.length > 0 && !isOurs(release.body))
    return { kind: "refuse", problems: foreign(release, found.other) };
  const whole = isWhole(found);
  if (whole && set.draft && isOurs(release.body)) return { kind: "done", release };
  if (!mine) return { kind: "claim", release };
  if (whole) return { kind: "publish", release };
  const stale = [...found.torn, ...found.other.map(({ asset }) => asset)];
  const again = set.files.filter(({ name }) => stale.some((asset) => asset.name === name));
  return { kind: "fill", release, remove: stale, upload: [...found.missing, ...again] };
}
function ofDrafts(drafts, set, seen) {
  const ordered = [...drafts].sort((a, b) => a.id - b.id);
  const litter = ordered.filter(({ body, assets }) => isOurs(body) && assets.length === 0);
  const older = ordered.filter((draft) => needsRemoval(draft, seen, set));
  const rest = ordered.filter((draft) => !litter.includes(draft) && !older.includes(draft));
  const problem = several(set.tag, ordered);
  if (rest.some(({ body }) => !isOurs(body)) && rest.length + older.length > 1)
    return { kind: "refuse", problems: [problem] };
  const begun = rest.find(({ id }) => id === seen.claimed) ?? rest[0];
  const chosen2 = begun ?? litter[0];
  const [beside] = older.slice(-1);
  if (chosen2 === void 0) return { kind: "create", ...beside === void 0 ? {} : { beside } };
  const own = litter.find(({ body }) => writerOf(body) === seen.writer);
  if (own !== void 0 && own !== chosen2) return { kind: "withdraw", id: own.id, problem };
  const ids = litter.filter((draft) => draft !== chosen2).map(({ id }) => id);
  return set.draft && ids.length > 0 ? { kind: "sweep", ids } : ofDraft(chosen2, set, seen);
}
function decide(seen, set) {
  const { releases } = seen;
  const published2 = releases.find(({ draft }) => !draft);
  if (published2 !== void 0) return ofPublished(published2, seen, set);
  return releases.length === 0 ? { kind: "create" } : ofDrafts(releases, set, seen);
}

// src/publishers/github/explain.ts
var RIGHTS = "Give the job `permissions: { contents: write }`, or the input token one that may write this repository's contents; check that it is a token of this repository, and not expired.";
var CAUSES = "GitHub does not say which of these it is: the token lacks `contents: write` for this repository; the commit changes files below .github/workflows, which the token of a workflow may not tag; or the release names a discussion category that there is not.";
function mentions(error, words) {
  return words.test(
    [error.said, ...error.details.flatMap((detail) => [detail.message, detail.field, detail.code])].join(" ")
  );
}
var REASONS = [
  {
    words: /used by an immutable release/i,
    code: "burned-tag",
    message: "this tag belonged to an immutable release that was deleted, and can never be used again",
    hint: "The draft and its files are kept. Release the next version, under its own tag."
  },
  {
    words: /immutable release/i,
    code: "immutable-release",
    message: "the release is immutable: nothing can be added to it any more",
    hint: "Release the next version."
  },
  {
    words: /pre_receive|creations being restricted|rule violations|protected tag/i,
    code: "tag-forbidden",
    message: "a rule of the repository forbids to create the tag",
    hint: "The draft and its files are kept. Push the tag as somebody who may, or let the rule (Settings, Rules) pass this token, and run the job again."
  },
  {
    words: /already_exists.*tag_name|tag_name.*already_exists/i,
    code: "already-published",
    message: "somebody else has published a release of this tag meanwhile",
    hint: "Look at the releases page: what is there is left alone, and the draft is kept."
  }
];
function explain(error, what, set) {
  const said = error.message;
  const reason = error.status === 422 ? REASONS.find(({ words }) => mentions(error, words)) : void 0;
  if (reason !== void 0)
    return { code: reason.code, message: `${what} for ${set.tag}: ${reason.message} (${said})`, hint: reason.hint };
  if (error.status === 401)
    return {
      code: "bad-token",
      message: `${what}: GitHub does not know the token, or not any more (${said})`,
      hint: RIGHTS
    };
  if (error.status === 403 || error.status === 404)
    return { code: "not-permitted", message: `${what} is not permitted (${said})`, hint: `${CAUSES} ${RIGHTS}` };
  return {
    code: "service-refused",
    message: `${what} was refused: ${said}`,
    hint: "What is there is kept; nothing was published."
  };
}

// src/publishers/github/latest.ts
function isLatest(set, others) {
  if (set.prerelease) return false;
  const { template, name } = set.series ?? { template: "v?{version}", name: "" };
  return others.every(({ tag, draft, prerelease }) => {
    if (draft || prerelease || tag === set.tag) return true;
    const version = versionInTag(tag, template, name);
    return version === void 0 || valid(version) === null || compare(version, set.version) <= 0;
  });
}

// src/publishers/github/pace.ts
var MAY_PASS = /* @__PURE__ */ new Set([408, 425, 500, 502, 503, 504]);
function failureOf({ status, retryAfterMs }) {
  if (status === 429 || status === 403 && retryAfterMs !== void 0) return "busy";
  return status === void 0 || MAY_PASS.has(status) ? "may pass" : "final";
}
var FIRST_PAUSE_MS = 1e3;
var LONGEST_PAUSE_MS = 6e4;
var LIMIT_MS = 6e4;
var LONGEST_LIMIT_MS = 366e4;
function pauseAfter(error, failures, random) {
  const jitter = 1 + random / 2;
  const growing = 2 ** (failures - 1);
  if (failureOf(error) !== "busy")
    return Math.max(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * growing) * jitter, error.retryAfterMs ?? 0);
  const told = error.retryAfterMs ?? LIMIT_MS * growing;
  return Math.min(LONGEST_LIMIT_MS, told) + 1e3 * random;
}
var CREATIONS = 80;
var MINUTE_MS = 6e4;
function createPace(clock) {
  const times = [];
  return async () => {
    for (; ; ) {
      const now = clock.now();
      while (times.length > 0 && now - (times[0] ?? 0) >= MINUTE_MS) times.shift();
      if (times.length < CREATIONS) break;
      await clock.wait(MINUTE_MS - (now - (times[0] ?? 0)));
    }
    times.push(clock.now());
  };
}
function refusedFor(error, code) {
  return error instanceof ServiceRefusal && error.details.some((detail) => detail.code === code);
}

// src/publishers/github/run.ts
async function assetsOf(run, id) {
  try {
    return (await run.releases.assets(id)).map((asset) => {
      const measured = run.measured.get(asset.id);
      return asset.sha256 !== void 0 || measured === void 0 ? asset : { ...asset, ...measured };
    });
  } catch (error) {
    if (error instanceof ServiceRefusal && error.status === 404) return void 0;
    throw error;
  }
}
async function chosen(run, id) {
  const assets = await assetsOf(run, id);
  const release = await run.releases.get(id);
  if (release === void 0 || assets === void 0) throw new BuildError([vanished(run.set.tag, id)]);
  return [{ ...release, assets }];
}
async function unlisted(run, found) {
  if (run.claimed === void 0 || found.some(({ id }) => id === run.claimed)) return [];
  const own = await run.releases.get(run.claimed);
  return own === void 0 ? [] : [own];
}
async function look(run) {
  run.doing = "reading the releases";
  if (run.id !== void 0) return chosen(run, run.id);
  const all = await run.releases.list();
  const found = all.filter(({ tag }) => tag === run.set.tag);
  run.others = all.filter(({ tag }) => tag !== run.set.tag);
  const seen = [];
  for (const release of [...found, ...await unlisted(run, found)]) {
    const assets = await assetsOf(run, release.id);
    if (assets !== void 0) seen.push({ ...release, assets });
  }
  return seen;
}

// src/publishers/github/upload.ts
var AT_ONCE = 4;
var SAFE = "Names of files are letters, digits, dots, hyphens and underscores, beginning with a letter or digit, and differ in more than case.";
function concernsOneFile(error) {
  return error instanceof NetworkError && (refusedFor(error, "already_exists") || failureOf(error) === "may pass");
}
async function uploadAll(files, upload) {
  const queue = [...files];
  let uploaded = 0;
  let failure;
  let stopped;
  const sendNext = async (file) => {
    try {
      await upload(file);
      uploaded += 1;
    } catch (error2) {
      if (concernsOneFile(error2)) failure = error2;
      else stopped ??= { error: error2 };
    }
  };
  const worker = async () => {
    for (let file = queue.shift(); file !== void 0; file = queue.shift()) {
      if (stopped !== void 0) return;
      await sendNext(file);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, files.length) }, worker));
  if (stopped === void 0) return { uploaded, failure };
  const { error } = stopped;
  if (error instanceof NetworkError) return { uploaded, failure: error };
  throw error;
}
function checkUploaded(release, file, name) {
  if (name === file.name) return;
  throw new BuildError([
    {
      code: "renamed-asset",
      message: `GitHub stored ${JSON.stringify(file.name)} as ${JSON.stringify(name)} in the draft ${release.id}`,
      hint: SAFE
    }
  ]);
}
function checkFile({ name, size }) {
  const problems = [];
  if (!FILE_NAME.test(name) || name.endsWith("."))
    problems.push({
      code: "bad-asset-name",
      message: `GitHub would change the name ${JSON.stringify(name)}`,
      hint: SAFE
    });
  if (size >= ASSET_LIMIT)
    problems.push({
      code: "too-large",
      message: `${name} has ${size} bytes; GitHub takes files below ${ASSET_LIMIT}`,
      hint: "Leave something out of the bundle, or choose a format that packs better."
    });
  if (size === 0)
    problems.push({
      code: "empty-file",
      message: `${name} is empty, and GitHub takes no empty file`,
      hint: "Look at what made it."
    });
  return problems;
}
function checkSet({ files }) {
  const problems = files.flatMap(checkFile);
  const seen = /* @__PURE__ */ new Set();
  for (const { name } of files) {
    if (seen.has(name.toLowerCase()))
      problems.push({
        code: "name-collision",
        message: `two files of the release have the name ${name}, but for its case`,
        hint: SAFE
      });
    seen.add(name.toLowerCase());
  }
  if (files.length === 0)
    problems.push({
      code: "no-files",
      message: "the release would hold no file at all",
      hint: "Build something first."
    });
  if (files.length >= ASSETS_LIMIT)
    problems.push({
      code: "too-many-files",
      message: `the release would hold ${files.length} files; GitHub takes fewer than ${ASSETS_LIMIT}`,
      hint: "Release fewer formats or targets."
    });
  return problems;
}

// src/publishers/github/publish.ts
var PATIENCE = 8;
async function tagToMake({ releases, set }) {
  if (set.commit === void 0) return void 0;
  const there = await releases.tagCommit(set.tag);
  if (there !== void 0 && there !== set.commit) throw new BuildError([tagMoved(set.tag, there, set.commit)]);
  return there === void 0 ? set.commit : void 0;
}
async function changes({ releases, set, log }) {
  if (set.generateNotes !== true) return "";
  try {
    return await releases.generateNotes(set.tag, set.commit);
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    const hint = "Write them on the releases page: what stands outside our markers stays as it is.";
    log.warn({ code: "no-notes", message: `GitHub does not tell what changed: ${error.message}`, hint });
    return "";
  }
}
async function create(run, { beside }) {
  const { releases, set, writer } = run;
  run.doing = "reading the tag";
  await tagToMake(run);
  const body = beside === void 0 ? newBody(set.notes, await changes(run), writer) : renewedBody(beside.body, set.notes, writer);
  run.doing = "creating the draft";
  run.id = void 0;
  await run.pace();
  const { tag, prerelease } = set;
  const title = beside?.title ?? set.title;
  const { id } = await releases.create({ tag, title, body, prerelease });
  run.claimed = id;
  run.created = id;
  run.log.info(`draft ${id} for ${tag}`);
  if (beside === void 0) return;
  run.log.info(
    `draft ${beside.id} of ${tag} holds files that would have to be replaced; it goes when the new one is public`
  );
}
async function sweep({ releases, log }, { ids }) {
  for (const id of ids) {
    log.info(`draft ${id} was left behind by an earlier try: removed`);
    await releases.remove(id);
  }
}
async function withdraw({ releases }, { id, problem }) {
  await releases.remove(id);
  throw new BuildError([problem]);
}
async function measure(run, { assets }) {
  for (const asset of assets) {
    run.doing = `downloading ${asset.name}`;
    run.measured.set(asset.id, await run.releases.measure(asset));
  }
}
async function claim(run, { release }) {
  const { releases, set, writer } = run;
  run.doing = "writing the text of the draft";
  run.id = release.id;
  await releases.update(release.id, { body: renewedBody(release.body, set.notes, writer) });
  run.claimed = release.id;
}
async function fill(run, { release, remove, upload }) {
  const { releases, pace } = run;
  run.claimed = release.id;
  for (const { id, name } of remove) {
    run.doing = `removing what was left of ${name}`;
    await releases.removeAsset(id);
  }
  const { uploaded, failure } = await uploadAll(upload, async (file) => {
    await pace();
    const asset = await releases.upload(release, file);
    checkUploaded(release, file, asset.name);
  });
  run.doing = "uploading";
  run.uploaded += uploaded;
  if (failure === void 0) return;
  if (uploaded > 0) run.failures = 0;
  throw failure;
}
async function publish(run, { release }) {
  const { releases, set } = run;
  run.doing = "reading the tag";
  const commit = await tagToMake(run);
  run.doing = "publishing";
  const { tag, prerelease } = set;
  const latest = isLatest(set, run.others);
  const at = commit === void 0 ? {} : { commit };
  try {
    await releases.update(release.id, { publish: { tag, prerelease, latest, ...at } });
    run.id = void 0;
  } catch (error) {
    if (refusedFor(error, "already_exists")) run.id = void 0;
    throw error;
  }
}
async function act(run, step) {
  switch (step.kind) {
    case "create":
      return create(run, step);
    case "sweep":
      return sweep(run, step);
    case "withdraw":
      return withdraw(run, step);
    case "measure":
      return measure(run, step);
    case "claim":
      return claim(run, step);
    case "fill":
      return fill(run, step);
    case "publish":
      return publish(run, step);
  }
}
async function recover(run, error) {
  if (!(error instanceof NetworkError)) throw error;
  run.failures += 1;
  const again = failureOf(error) !== "final" || refusedFor(error, "already_exists");
  if (!again && error.status === 404 && run.id !== void 0) {
    if (await run.releases.get(run.id) === void 0) throw new BuildError([vanished(run.set.tag, run.id)]);
  }
  if (!again || run.failures >= PATIENCE) {
    if (!(error instanceof ServiceRefusal) || failureOf(error) === "may pass") throw error;
    throw new BuildError([explain(error, run.doing, run.set)], { cause: error });
  }
  const ms = pauseAfter(error, run.failures, run.clock.random());
  run.log.info(`${run.doing}: ${error.message}; again in ${Math.ceil(ms / 1e3)} s`);
  await run.clock.wait(ms);
}
function ownLookAt(run, step) {
  if (step.kind !== "fill" && step.kind !== "publish") return void 0;
  return run.id === step.release.id ? void 0 : step.release.id;
}
async function advance(run) {
  try {
    const { writer, set } = run;
    const releases = await look(run);
    const { claimed, created } = run;
    const step = decide({ releases, writer, claimed, created }, set);
    if (step.kind === "done") return step.release;
    if (step.kind === "refuse") throw new BuildError(step.problems);
    const unseen = ownLookAt(run, step);
    if (unseen === void 0) await act(run, step);
    else run.id = unseen;
    run.failures = 0;
  } catch (error) {
    await recover(run, error);
  }
  return void 0;
}
async function sayWhoSees({ releases, log, set }, release) {
  const [first] = set.files;
  if (release.draft || first === void 0) return;
  const seen = await releases.isPublic(set.tag, first.name).catch(() => void 0);
  if (seen === true) log.info(`${set.tag} is public: ${release.url}`);
  else
    log.info(
      `${set.tag} is published (${release.url}), but cannot be fetched without a token: is the repository private?`
    );
}
function start(ports, releases, set) {
  const { clock, log } = ports;
  const writer = Array.from(
    { length: 4 },
    () => Math.floor(clock.random() * 65536).toString(16).padStart(4, "0")
  ).join("");
  return {
    releases,
    clock,
    log,
    set,
    writer,
    pace: createPace(clock),
    measured: /* @__PURE__ */ new Map(),
    others: [],
    id: void 0,
    claimed: void 0,
    created: void 0,
    doing: "",
    failures: 0,
    uploaded: 0
  };
}
var publishRelease = async (ports, set) => {
  const problems = checkSet(set);
  if (problems.length > 0) throw new BuildError(problems);
  const run = start(ports, neededReleases(ports), set);
  for (; ; ) {
    const release = await advance(run);
    if (release === void 0) continue;
    await sayWhoSees(run, release);
    const { id, url, draft } = release;
    return { id, url, draft, uploaded: run.uploaded, skipped: set.files.length - run.uploaded };
  }
};
export {
  publishRelease
};
