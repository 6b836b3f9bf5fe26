import { BuildError, NetworkError } from "../../model/errors.ts";
import type { Ports } from "../../model/ports.ts";
import type { Published, PublishRelease, ReleaseSet } from "../../model/release.ts";
import { neededReleases, type Releases, ServiceRefusal } from "../../model/releases.ts";
import { newBody, renewedBody } from "./body.ts";
import { decide, type SeenRelease, type Step } from "./decide.ts";
import { explain } from "./explain.ts";
import { isLatest } from "./latest.ts";
import { createPace, failureOf, pauseAfter, refusedFor } from "./pace.ts";
import { tagMoved, vanished } from "./refusals.ts";
import { look, type Run } from "./run.ts";
import { checkSet, checkUploaded, uploadAll } from "./upload.ts";

/** So many failures in a row, with nothing achieved between them, and the service is given up. */
const PATIENCE = 8;

type Of<K extends Step["kind"]> = Extract<Step, { readonly kind: K }>;

/** The commit that the tag has to be made at; undefined where it is there. Throws where it points elsewhere. */
async function tagToMake({ releases, set }: Run): Promise<string | undefined> {
  if (set.commit === undefined) return undefined;
  const there = await releases.tagCommit(set.tag);
  if (there !== undefined && there !== set.commit) throw new BuildError([tagMoved(set.tag, there, set.commit)]);
  return there === undefined ? set.commit : undefined;
}

/** What the service says of the changes; a release does without, where it does not say. */
async function changes({ releases, set, log }: Run): Promise<string> {
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

async function create(run: Run, { beside }: Of<"create">): Promise<void> {
  const { releases, set, writer } = run;
  run.doing = "reading the tag";
  await tagToMake(run);
  const body =
    beside === undefined ? newBody(set.notes, await changes(run), writer) : renewedBody(beside.body, set.notes, writer);
  run.doing = "creating the draft";
  // Whatever was chosen before: from now on the list tells.
  run.id = undefined;
  await run.pace();
  const { tag, prerelease } = set;
  const title = beside?.title ?? set.title;
  const { id } = await releases.create({ tag, title, body, prerelease });
  run.claimed = id;
  run.created = id;
  run.log.info(`draft ${id} for ${tag}`);
  if (beside === undefined) return;
  run.log.info(
    `draft ${beside.id} of ${tag} holds files that would have to be replaced; it goes when the new one is public`,
  );
}

async function sweep({ releases, log }: Run, { ids }: Of<"sweep">): Promise<void> {
  for (const id of ids) {
    log.info(`draft ${id} was left behind by an earlier try: removed`);
    await releases.remove(id);
  }
}

async function withdraw({ releases }: Run, { id, problem }: Of<"withdraw">): Promise<never> {
  await releases.remove(id);
  throw new BuildError([problem]);
}

async function measure(run: Run, { assets }: Of<"measure">): Promise<void> {
  for (const asset of assets) {
    run.doing = `downloading ${asset.name}`;
    run.measured.set(asset.id, await run.releases.measure(asset));
  }
}

async function claim(run: Run, { release }: Of<"claim">): Promise<void> {
  const { releases, set, writer } = run;
  run.doing = "writing the text of the draft";
  run.id = release.id;
  await releases.update(release.id, { body: renewedBody(release.body, set.notes, writer) });
  run.claimed = release.id;
}

async function fill(run: Run, { release, remove, upload }: Of<"fill">): Promise<void> {
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
  if (failure === undefined) return;
  if (uploaded > 0) run.failures = 0;
  throw failure;
}

async function publish(run: Run, { release }: Of<"publish">): Promise<void> {
  const { releases, set } = run;
  run.doing = "reading the tag";
  const commit = await tagToMake(run);
  run.doing = "publishing";
  const { tag, prerelease } = set;
  const latest = isLatest(set, run.others);
  const at = commit === undefined ? {} : { commit };
  try {
    await releases.update(release.id, { publish: { tag, prerelease, latest, ...at } });
    // What other tries left behind shows in the list alone.
    run.id = undefined;
  } catch (error) {
    // Somebody else's is public already: what that is has to be looked up.
    if (refusedFor(error, "already_exists")) run.id = undefined;
    throw error;
  }
}

async function act(run: Run, step: Exclude<Step, { readonly kind: "done" | "refuse" }>): Promise<void> {
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

/** Waits where waiting may help; throws what is final. */
async function recover(run: Run, error: unknown): Promise<void> {
  if (!(error instanceof NetworkError)) throw error;
  run.failures += 1;
  const again = failureOf(error) !== "final" || refusedFor(error, "already_exists");
  if (!again && error.status === 404 && run.id !== undefined) {
    // Either it is gone, or the token may not write: the release itself tells which.
    if ((await run.releases.get(run.id)) === undefined) throw new BuildError([vanished(run.set.tag, run.id)]);
  }
  if (!again || run.failures >= PATIENCE) {
    if (!(error instanceof ServiceRefusal) || failureOf(error) === "may pass") throw error;
    throw new BuildError([explain(error, run.doing, run.set)], { cause: error });
  }
  const ms = pauseAfter(error, run.failures, run.clock.random());
  run.log.info(`${run.doing}: ${error.message}; again in ${Math.ceil(ms / 1000)} s`);
  await run.clock.wait(ms);
}

/**
 * Files go, and a draft becomes public, only after a look at that draft by itself, which reads who works on it last. In the
 * list that is read first: somebody else may be at work on the files that are looked at after it.
 */
function ownLookAt(run: Run, step: Step): number | undefined {
  if (step.kind !== "fill" && step.kind !== "publish") return undefined;
  return run.id === step.release.id ? undefined : step.release.id;
}

/** One look and one step; the release once it is as wanted. */
async function advance(run: Run): Promise<SeenRelease | undefined> {
  try {
    const { writer, set } = run;
    const releases = await look(run);
    const { claimed, created } = run;
    const step = decide({ releases, writer, claimed, created }, set);
    if (step.kind === "done") return step.release;
    if (step.kind === "refuse") throw new BuildError(step.problems);
    const unseen = ownLookAt(run, step);
    if (unseen === undefined) await act(run, step);
    else run.id = unseen;
    run.failures = 0;
  } catch (error) {
    await recover(run, error);
  }
  return undefined;
}

/** Whoever downloads it has no token. In a private repository that cannot work, and is no fault. */
async function sayWhoSees({ releases, log, set }: Run, release: SeenRelease): Promise<void> {
  const [first] = set.files;
  if (release.draft || first === undefined) return;
  const seen = await releases.isPublic(set.tag, first.name).catch(() => undefined);
  if (seen === true) log.info(`${set.tag} is public: ${release.url}`);
  else
    log.info(
      `${set.tag} is published (${release.url}), but cannot be fetched without a token: is the repository private?`,
    );
}

function start(ports: Ports, releases: Releases, set: ReleaseSet): Run {
  const { clock, log } = ports;
  // What it calls itself: by chance, as nobody gives out names.
  const writer = Array.from({ length: 4 }, () =>
    Math.floor(clock.random() * 65_536)
      .toString(16)
      .padStart(4, "0"),
  ).join("");
  return {
    releases,
    clock,
    log,
    set,
    writer,
    pace: createPace(clock),
    measured: new Map(),
    others: [],
    id: undefined,
    claimed: undefined,
    created: undefined,
    doing: "",
    failures: 0,
    uploaded: 0,
  };
}

/** Looks and steps until the release is as wanted. Whatever state it is in, the same steps lead on from there. */
export const publishRelease: PublishRelease = async (ports, set): Promise<Published> => {
  const problems = checkSet(set);
  if (problems.length > 0) throw new BuildError(problems);
  const run = start(ports, neededReleases(ports), set);
  for (;;) {
    const release = await advance(run);
    if (release === undefined) continue;
    await sayWhoSees(run, release);
    const { id, url, draft } = release;
    return { id, url, draft, uploaded: run.uploaded, skipped: set.files.length - run.uploaded };
  }
};
