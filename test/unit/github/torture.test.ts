import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { builds, histories, live } from "../../support/github/history.ts";

const folder = mkdtempSync(join(tmpdir(), "slipway-torture-"));
const built = builds(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a claim that comes while another build is filled and on its way to be published takes nothing out of it", async () => {
  const writer = (at: number, when: "after" | "during", latency: number) => ({
    kill: { at, when },
    latency,
    rebuilt: true,
  });
  const { wrong } = await live(
    {
      ...{ seed: 1010302236, rate: 0.4, immutable: true, tagThere: true, prepared: true },
      rounds: [{ writers: [writer(19, "during", 0), writer(1, "after", 5000), writer(11, "after", 5000)] }],
    },
    built,
  );
  expect(wrong).toEqual([]);
});

test("whatever happens, what is public is one complete release, and one more run makes it so", async () => {
  const property = fc.asyncProperty(histories, async (history) => {
    const { wrong } = await live(history, built);
    expect(wrong).toEqual([]);
  });
  await fc.assert(property, { numRuns: 100 });
}, 120_000);
