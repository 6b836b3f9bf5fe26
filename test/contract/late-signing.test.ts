import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundle } from "../../scripts/bundle.ts";
import { temporaryFolder } from "../support/temporary.ts";

/** What only whoever signs or verifies needs. */
const OF_SIGNING = /node_modules\/(@sigstore|@noble|make-fetch-happen)\//;

let folder: string;
let outputs: Metafile["outputs"];
beforeAll(async () => {
  folder = await temporaryFolder();
  ({ outputs } = await bundle(join(folder, "dist")));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A built file with all that it imports before its own first line runs. */
function closure(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const { path, kind } of outputs[file]?.imports ?? []) if (kind === "import-statement") closure(path, seen);
  return seen;
}

const inputsOf = (files: Iterable<string>): string[] =>
  [...files].flatMap((file) => Object.keys(outputs[file]?.inputs ?? {}));
const builtFrom = (source: string): string =>
  Object.keys(outputs).find((file) => outputs[file]?.entryPoint === source) ?? `nothing is built from ${source}`;

describe("steps that do not sign", () => {
  test.each(["main", "plan", "build", "sign", "release", "cli", "catalog"])("%s loads nothing of Sigstore", (entry) => {
    const files = closure(builtFrom(`src/entry/${entry}.ts`));
    expect(inputsOf(files)).toContain(`src/entry/${entry}.ts`);
    expect(inputsOf(files).filter((input) => OF_SIGNING.test(input))).toEqual([]);
  });

  test("whoever signs does", () => {
    const files = closure(builtFrom("src/signers/sigstore/asking.ts"));
    expect(inputsOf(files).some((input) => input.includes("node_modules/@sigstore/sign/"))).toBe(true);
  });

  test("whoever verifies does not load what asks the services", () => {
    const files = closure(builtFrom("src/signers/sigstore/reading.ts"));
    expect(inputsOf(files).some((input) => input.includes("node_modules/@sigstore/verify/"))).toBe(true);
    expect(inputsOf(files).filter((input) => /@sigstore\/sign\/|make-fetch-happen/.test(input))).toEqual([]);
  });
});
