import fc from "fast-check";
import { diagnosticText } from "../../../src/model/diagnostic.ts";
import { BuildError } from "../../../src/model/errors.ts";
import type { ReleaseFile, ReleaseSet } from "../../../src/model/release.ts";
import {
  type Ending,
  fileIn,
  type Kill,
  type Place,
  place,
  publishAt,
  setOf,
  TAG,
  wrongInPublic,
} from "./publishing.ts";
import { createRelease } from "./releases.ts";
import { headOf } from "./state.ts";

/** Some processes that start at once. */
export interface Round {
  readonly writers: readonly {
    /** Ended at one of its requests, or left to end by itself. */
    readonly kill: Kill | undefined;
    /** Milliseconds between two requests, at most, each way. */
    readonly latency: number;
    /** Its files were built again, and differ from what those before it have. */
    readonly rebuilt: boolean;
  }[];
}

/** What happens to one release, in order; afterwards nothing goes wrong any more, and it is run once more. */
export interface History {
  readonly seed: number;
  /** The share of requests that something happens to. */
  readonly rate: number;
  readonly immutable: boolean;
  readonly tagThere: boolean;
  /** A person has prepared a draft. */
  readonly prepared: boolean;
  readonly rounds: readonly Round[];
}

const kills: fc.Arbitrary<Kill | undefined> = fc.option(
  fc.record({ at: fc.integer({ min: 1, max: 30 }), when: fc.constantFrom("before", "after", "during") }),
  { nil: undefined },
);

const writer = fc.record({ kill: kills, latency: fc.constantFrom(0, 200, 5_000, 60_000), rebuilt: fc.boolean() });

const rounds: fc.Arbitrary<Round> = fc.record({ writers: fc.array(writer, { minLength: 1, maxLength: 3 }) });

export const histories: fc.Arbitrary<History> = fc.record({
  seed: fc.integer({ min: 0, max: 2 ** 31 }),
  rate: fc.constantFrom(0, 0.05, 0.2, 0.4, 0.6),
  immutable: fc.boolean(),
  tagThere: fc.boolean(),
  prepared: fc.boolean(),
  rounds: fc.array(rounds, { minLength: 1, maxLength: 4 }),
});

/** The files of a release as they were built the nth time: names stay, what is dated differs, and one does not. */
export function builds(folder: string): readonly (readonly ReleaseFile[])[] {
  return Array.from({ length: 13 }, (_, nth) => nth).map((nth) => {
    const into = `${folder}/${nth}`;
    return [
      fileIn(into, "widget-1.4.0-linux-x64.tar.gz", "the same bytes each time"),
      fileIn(into, "widget-1.4.0-windows-x64.zip", `built ${nth}`),
      fileIn(into, "SHA256SUMS", `sums of build ${nth}`),
    ];
  });
}

export interface Verdict {
  /** Empty where the history went as it has to. */
  readonly wrong: readonly string[];
  readonly requests: number;
  /** How the processes before the last one ended. */
  readonly endings: readonly Ending["kind"][];
}

/** Lives through a history, looking at what anybody can see after every single request. `look`: at how it ended. */
export async function live(
  history: History,
  built: readonly (readonly ReleaseFile[])[],
  look: (at: Place) => void = () => undefined,
): Promise<Verdict> {
  const wrong: string[] = [];
  const sets: ReleaseSet[] = [];
  const endings: Ending["kind"][] = [];
  const at = place(
    { watch: () => note(wrong, wrongInPublic(at, sets)) },
    { immutableReleases: history.immutable, ...(history.tagThere ? { tags: [TAG] } : {}) },
  );
  if (history.prepared) prepare(at);
  // Long ago: no list lags behind by so much.
  await at.github.clock.sleep(60_000);
  at.github.faults.random({ seed: history.seed, rate: history.rate });
  const commit = headOf(at.repository);
  let build = 0;
  for (const [nth, { writers }] of history.rounds.entries()) {
    const ended = await Promise.all(
      writers.map(({ kill, latency, rebuilt }, which) => {
        if (rebuilt) build += 1;
        const set = setOf(built[build] ?? [], { commit });
        sets.push(set);
        const options = {
          latency,
          seed: history.seed + nth * 10 + which,
          ...(kill === undefined ? {} : { kill }),
        };
        return publishAt(at, set, options);
      }),
    );
    endings.push(...ended.map(({ kind }) => kind));
  }
  at.github.faults.clear();
  // What is public stays: the last run is one that has built the same.
  const published = sets.find((set) => at.repository.releases.some((each) => !each.draft) && !wrongInPublic(at, [set]));
  const last = published ?? setOf(built[build] ?? [], { commit });
  note(wrong, endedWrongly(await publishAt(at, last, { seed: history.seed + 1000 })));
  const left = at.repository.releases.filter(({ tag, draft }) => tag === TAG && !draft);
  if (left.length !== 1) note(wrong, `${left.length} published releases in the end`);
  note(wrong, wrongInPublic(at, [last]));
  look(at);
  return { wrong, requests: at.github.traffic.length, endings };
}

/** A draft of a person's, with a text and no file. */
function prepare({ github, repository }: Place): void {
  const context = { now: github.clock.now(), right: "write", author: "octocat", nextId: github.state.nextId } as const;
  createRelease(repository, { tag: TAG, title: "By hand", body: "What is new", draft: true }, context);
}

function endedWrongly(ending: Ending): string | undefined {
  if (ending.kind === "done") return undefined;
  if (ending.kind === "killed") return "the last run was killed";
  const { error } = ending;
  return `the last run failed: ${error instanceof BuildError ? error.diagnostics.map(diagnosticText).join("\n") : error}`;
}

/** Each thing once: what is wrong is seen after every request. */
function note(wrong: string[], what: string | undefined): void {
  if (what !== undefined && !wrong.includes(what)) wrong.push(what);
}
