// Runs before each file of end-to-end tests: gives it scratch space of its own, and takes that away when it has ended. All
// files together would leave twenty gigabytes until the last one has ended.
import { mkdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, expect } from "vitest";
import { standFrom, standVariables } from "../support/stand/environment.ts";

const stand = standFrom(process.env);
const file = basename(expect.getState().testPath ?? "tests", ".test.ts");

if (stand.work !== undefined) {
  const work = join(stand.work, file);
  mkdirSync(work, { recursive: true });
  Object.assign(process.env, standVariables({ ...stand, work }));
  afterAll(() => {
    if (stand.keep === undefined) rmSync(work, { recursive: true, force: true });
  });
}
