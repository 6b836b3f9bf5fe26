import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { handOver } from "../../../src/exchange/protocol.ts";
import { artifactWorld, type Fate } from "../../support/exchange/artifact-world.ts";
import { type Lot, type Publication, playAttempt, type Result } from "../../support/exchange/attempts.ts";

const lucky = (starts: number): Lot => ({
  starts,
  broken: false,
  killedAt: Number.POSITIVE_INFINITY,
  fates: [],
  publishes: 5_000,
});

const fate: fc.Arbitrary<Fate> = fc.record({
  slow: fc.oneof(
    { weight: 8, arbitrary: fc.nat(500) },
    { weight: 1, arbitrary: fc.nat(30_000) },
    { weight: 1, arbitrary: fc.nat(200_000) },
  ),
  fault: fc.oneof(
    { weight: 6, arbitrary: fc.constant("none" as const) },
    { weight: 4, arbitrary: fc.constantFrom("refused", "repeated", "burned", "late" as const) },
  ),
});

const lot: fc.Arbitrary<Lot> = fc.record({
  starts: fc.oneof(fc.nat(50), fc.nat(3_000), fc.nat(100_000)),
  broken: fc.oneof({ weight: 8, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  killedAt: fc.oneof(
    { weight: 4, arbitrary: fc.constant(Number.POSITIVE_INFINITY) },
    { weight: 1, arbitrary: fc.nat(12) },
  ),
  fates: fc.array(fate, { maxLength: 14 }),
  publishes: fc.oneof({ weight: 4, arbitrary: fc.nat(60_000) }, { weight: 1, arbitrary: fc.constant(undefined) }),
});

/** Attempts with faults, then one without; `all`: “re-run all jobs”, else “re-run failed jobs”. */
const history = fc.integer({ min: 2, max: 6 }).chain((total) =>
  fc.record({
    total: fc.constant(total),
    lag: fc.oneof(fc.constant(0), fc.nat(10_000), fc.nat(400_000)),
    attempts: fc.array(
      fc.record({
        all: fc.boolean(),
        failFast: fc.boolean(),
        lots: fc.array(lot, { minLength: total, maxLength: total }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    last: fc.record({ all: fc.boolean(), starts: fc.array(fc.nat(5_000), { minLength: total, maxLength: total }) }),
  }),
);

type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

interface Story {
  /** One per attempt that was made. */
  readonly results: readonly Result[];
  readonly publications: readonly Publication[];
  /** All legs green, by their newest attempt. */
  readonly green: readonly boolean[];
}

/** Attempts follow one another after longer than the lag: somebody has to look, and press a button, and files to be built. */
function tell({ total, lag, attempts, last }: History): Story {
  const world = artifactWorld(lag);
  const green: boolean[] = Array.from({ length: total }, () => false);
  const results: Result[] = [];
  let from = 0;
  const attempt = (all: boolean, failFast: boolean, lots: readonly Lot[]): void => {
    const chosen = lots.map((each, index) => (all || results.length === 0 || !green[index] ? each : undefined));
    const result = playAttempt(world, { number: results.length + 1, total, lots: chosen, failFast, from });
    results.push(result);
    for (const [index, value] of result.green.entries()) if (value !== undefined) green[index] = value;
    from = result.ended + lag + 60_000;
  };
  for (const { all, failFast, lots } of attempts) {
    attempt(all, failFast, lots);
    const published = results.some(({ publications }) => publications.some(({ done }) => done));
    // The rule that matters most, for every state that a person can come upon.
    if (green.every(Boolean)) expect(published, "all green, and published").toBe(true);
  }
  if (!green.every(Boolean) || last.all) attempt(last.all, false, last.starts.map(lucky));
  return { results, publications: results.flatMap(({ publications }) => publications), green };
}

describe("the legs of a matrix agree on who publishes", () => {
  test("whatever happens to their requests, to their listings and to themselves", () => {
    fc.assert(
      fc.property(history, (events) => {
        const { publications } = tell(events);
        for (const one of publications) {
          expect(one.legs).toBe(events.total);
          const rivals = publications.filter((other) => other !== one && other.attempt === one.attempt);
          expect(rivals.filter(({ claim }) => claim === one.claim)).toEqual([]);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test("and once faults stop, a re-run publishes, with every leg green", () => {
    fc.assert(
      fc.property(history, (events) => {
        const lag = Math.min(events.lag, 10_000);
        const { publications, green } = tell({ ...events, lag });
        expect(green.every(Boolean)).toBe(true);
        expect(publications.some(({ done }) => done)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe("a hand-over of which nobody says whether it arrived", () => {
  const leg = { key: "0123456789ab", title: "one", index: 0, total: 1 };
  const party = { group: "g", attempt: 1, leg, absent: false, sha256: "1".repeat(64) };

  /** What is stored next where the first name is listed with this digest, and time goes by. */
  function afterwards(sha256: string): string | boolean {
    const steps = handOver(party);
    let name = "";
    for (let now = 0, step = steps.next({ now }); ; now += 1_000) {
      if (step.done === true) return step.value;
      if (step.value.ask === "store" && name !== "") return step.value.name;
      if (step.value.ask === "store") name = step.value.name;
      step = steps.next({ now, stored: "unknown", listed: [{ id: 1, name, size: 1, sha256 }] });
    }
  }

  test("did, where it is listed with our digest", () => {
    expect(afterwards(party.sha256)).toBe(true);
  });

  test("did not, where what is listed is somebody else's: the next name is taken", () => {
    expect(afterwards("2".repeat(64))).toMatch(/-t2\.tar$/);
  });
});
