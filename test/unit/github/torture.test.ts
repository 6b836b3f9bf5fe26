import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { builds, histories, live } from "../../support/github/history.ts";

const folder = mkdtempSync(join(tmpdir(), "slipway-torture-"));
const built = builds(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("whatever happens, what is public is one complete release, and one more run makes it so", async () => {
  const property = fc.asyncProperty(histories, async (history) => {
    const { wrong } = await live(history, built);
    expect(wrong).toEqual([]);
  });
  await fc.assert(property, { numRuns: 100 });
}, 120_000);
