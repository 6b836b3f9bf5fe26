import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { REUSABLE_RIGHTS } from "../../src/plan/caller-rights.ts";

const ORDER = ["none", "read", "write"];

// GitHub adds up what all jobs of a called workflow ask for, and starts nothing where the caller gives less.
test.each(["build", "release"] as const)("%s.yml asks for the rights that doctor looks for", (way) => {
  const { jobs }: { jobs: Record<string, { permissions: Record<string, string> }> } = parse(
    readFileSync(`.github/workflows/${way}.yml`, "utf8"),
  );
  const sum: Record<string, string> = {};
  for (const { permissions } of Object.values(jobs))
    for (const [name, right] of Object.entries(permissions))
      if (ORDER.indexOf(right) > ORDER.indexOf(sum[name] ?? "none")) sum[name] = right;
  expect(sum).toEqual(REUSABLE_RIGHTS[way]);
});
