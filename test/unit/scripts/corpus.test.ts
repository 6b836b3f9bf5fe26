import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

test("a bundler that there is none of: the corpus names those of the catalog", () => {
  const run = spawnSync(process.execPath, ["scripts/corpus.ts", "--bundler", "none"], { encoding: "utf8" });
  expect(run.stderr).toContain("no bundler none; there are portable, pyinstaller");
  expect(run.status).toBe(1);
});
