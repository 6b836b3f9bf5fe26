import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { REUSABLE_RIGHTS, REUSABLE_SECRETS } from "../../src/plan/caller-rights.ts";

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

const called: { on: { workflow_call: { secrets: Record<string, unknown> } } } = parse(
  readFileSync(".github/workflows/release.yml", "utf8"),
);
const { secrets } = called.on.workflow_call;

test("release.yml takes the secrets that doctor looks for", () => {
  expect(Object.keys(secrets).sort()).toEqual([...REUSABLE_SECRETS].sort());
});
