import { rm } from "node:fs/promises";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BuildError } from "../../../../src/model/errors.ts";
import type { ReleaseFile } from "../../../../src/model/release.ts";
import type { Releases } from "../../../../src/model/releases.ts";
import { publishRelease } from "../../../../src/publishers/github/publish.ts";
import type { Stage } from "../../../../src/publishers/github/rehearsal.ts";
import { cut, fileOf, limited, portsOf, serverError, setOf, watched, world } from "../../../support/releasing.ts";
import { temporaryFolder } from "../../../support/temporary.ts";

let folder: string;
/** What two builds of one commit made: the first file differs, as signatures and time stamps do. */
let builds: readonly (readonly ReleaseFile[])[];

beforeAll(async () => {
  folder = await temporaryFolder();
  const same = [await fileOf(folder, "b.zip", "b"), await fileOf(folder, "c.zip", "c")];
  builds = [
    [{ ...(await fileOf(folder, "a1", "first build")), name: "a.tar.gz" }, ...same],
    [{ ...(await fileOf(folder, "a2", "other build")), name: "a.tar.gz" }, ...same],
  ];
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Histories of each kind; a long run says more in FC_RUNS. */
const RUNS = Number(process.env["FC_RUNS"] ?? 400);

/** What happens at one request. */
type Event =
  | "nothing"
  | "error before"
  | "error after"
  | "limit"
  | "lost before"
  | "lost after"
  | "torn"
  | "dies before"
  | "dies after";
const EVENTS: readonly Event[] = [
  "error before",
  "error after",
  "limit",
  "lost before",
  "lost after",
  "torn",
  "dies before",
  "dies after",
];

const event = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Event>("nothing") },
  { weight: 1, arbitrary: fc.constantFrom(...EVENTS) },
);
/** One run: which build it releases, what happens at its requests in turn, and how long each waits for its turn. */
const runs = fc.record({
  build: fc.nat(1),
  events: fc.array(event, { maxLength: 24 }),
  delays: fc.array(fc.nat(6), { minLength: 1, maxLength: 24 }),
});
type Run = typeof runs extends fc.Arbitrary<infer T> ? T : never;

class Killed extends Error {}

/** The public never sees anything but one whole release. */
function checkPublic({ releases }: Stage): void {
  const open = [...releases.values()].filter(({ draft }) => !draft);
  expect(open.length).toBeLessThanOrEqual(1);
  for (const { assets } of open) {
    const there = assets.map(({ name, state, sha256 }) => `${name} ${state} ${sha256}`).sort();
    const whole = builds.map((files) => files.map(({ name, sha256 }) => `${name} uploaded ${sha256}`).sort());
    expect(whole).toContainEqual(there);
  }
}

function tear(stage: Stage, id: number, { name, size }: ReleaseFile): void {
  const release = stage.releases.get(id);
  if (release === undefined || release.assets.some((asset) => asset.name === name)) return;
  stage.lastId += 1;
  const torn = { id: stage.lastId, name, size, state: "starter", sha256: undefined };
  stage.releases.set(id, { ...release, assets: [...release.assets, torn] });
}

/** The port as this run meets it. Once it is dead, nothing of it gets through any more. */
function suffering(stage: Stage, releases: Releases, { events, delays }: Run): Releases {
  let dead = false;
  let number = 0;
  let current: Event = "nothing";
  const die = (): never => {
    dead = true;
    throw new Killed();
  };
  const happen = (when: "before" | "after"): void => {
    if (current === `error ${when}`) throw serverError();
    if (current === `lost ${when}`) throw cut();
    if (current === `dies ${when}`) die();
    if (current === "limit" && when === "before") throw limited(60_000);
  };
  const before = async (): Promise<void> => {
    if (dead) die();
    const index = number;
    number += 1;
    for (let ticks = delays[index % delays.length] ?? 0; ticks > 0; ticks -= 1)
      await new Promise((done) => setImmediate(done));
    if (dead) die();
    current = events[index] ?? "nothing";
    happen("before");
  };
  const after = (): void => {
    checkPublic(stage);
    happen("after");
  };
  const upload: Releases["upload"] = (release, file) => {
    if (current !== "torn") return releases.upload(release, file);
    tear(stage, release.id, file);
    return Promise.reject(cut());
  };
  return watched({ ...releases, upload }, { before, after });
}

async function play(w: ReturnType<typeof world>, run: Run): Promise<void> {
  const ports = portsOf(suffering(w.stage, w.releases, run));
  try {
    await publishRelease(ports, setOf(builds[run.build] ?? []));
  } catch (error) {
    // A bug of ours would be neither of these.
    if (
      !(
        error instanceof Killed ||
        error instanceof BuildError ||
        (error instanceof Error && error.name.match(/Network|Refusal/))
      )
    )
      throw error;
  }
}

async function endsWell(w: ReturnType<typeof world>, build: number): Promise<void> {
  checkPublic(w.stage);
  const former = [...w.stage.releases.values()].find(({ draft }) => !draft);
  try {
    await publishRelease(portsOf(w.releases), setOf(builds[build] ?? []));
  } catch (error) {
    // Another build is public already, whole: that is refused, and stays as it is.
    if (former === undefined) throw error;
    expect(String(error)).toContain("is published");
  }
  checkPublic(w.stage);
  expect([...w.stage.releases.values()].filter(({ draft }) => !draft)).toHaveLength(1);
}

/** One run after another, each of either build; what died has no request under way any more. */
test("any history of runs one after another: never a wrong public release, and one more run always ends with a right one", async () => {
  const history = fc.asyncProperty(fc.array(runs, { minLength: 1, maxLength: 4 }), fc.nat(1), async (all, last) => {
    const w = world();
    for (const run of all) await play(w, run);
    await endsWell(w, last);
  });
  await fc.assert(history, { numRuns: RUNS });
}, 600_000);

/** Runs at the same time, of one build: what one removes as half-done the other may just have finished. */
test("any history of runs at once: never a wrong public release, and one more run always ends with a right one", async () => {
  const history = fc.asyncProperty(fc.array(runs, { minLength: 2, maxLength: 3 }), fc.nat(1), async (all, build) => {
    const w = world();
    await Promise.all(all.map((run) => play(w, { ...run, build })));
    await endsWell(w, build);
  });
  await fc.assert(history, { numRuns: RUNS });
}, 600_000);
