import { describe, expect, test } from "vitest";
import { blame, type Evidence } from "../../../src/report/blame.ts";
import { trial } from "../../support/smoke-result.ts";

const failure = (message: string) => [{ code: "smoke-exit", message }];
const evidence = (changes: Partial<Evidence>): Evidence => ({
  failures: failure("app --version ended with exit code 1"),
  trials: [trial("rich"), trial("numpy", { closure: ["numpy", "blas"] })],
  changes: [],
  base: "abc123",
  newlyMissing: [],
  ...changes,
});

describe("who is to blame", () => {
  test("nobody, where nothing fails", () => {
    expect(blame(evidence({ failures: [] }))).toEqual([]);
  });

  test("a dependency that does not work by itself comes before one that is named", () => {
    const trials = [trial("rich"), trial("numpy", { result: "broken", message: "import numpy: ImportError: x" })];
    const [first, ...others] = blame(evidence({ failures: failure("rich fails"), trials }));
    expect(first?.message).toMatch(
      /^numpy 1\.0 is what breaks it, most likely: hello world with it alone does not work/,
    );
    expect(first?.at).toEqual({ file: "pyproject.toml", line: 7 });
    expect(others).toEqual([]);
  });

  test("a change deep in the lock points at the dependency that asks for it", () => {
    const changes = [{ name: "blas", before: "1", now: "2" }];
    expect(blame(evidence({ changes }))[0]?.message).toMatch(/^numpy 1\.0 .*: since abc123 blas 1 became 2$/);
  });

  test("an import that the last release had", () => {
    const told = blame(evidence({ newlyMissing: ["numpy.core.secret"] }));
    expect(told[0]?.message).toMatch(/^numpy .*the last release had numpy\.core\.secret/);
  });

  test.each([
    ["a word", "cannot import rich.table", true],
    ["part of a word", "the enriched richness of it", false],
    ["part of a name", "rich-click fails", false],
  ])("%s in a message counts or not", (_, message, counts) => {
    const [first] = blame(evidence({ failures: failure(message) }));
    expect(first?.code).toBe(counts ? "to-blame" : "application-to-blame");
  });

  test("the application itself, with what changed since the base", () => {
    const changes = [{ name: "unrelated", before: undefined, now: "3" }];
    expect(blame(evidence({ changes }))).toMatchObject([
      { severity: "warning", message: expect.stringMatching(/in the application; since abc123: unrelated 3 is new$/) },
    ]);
  });

  test("a requirement that is new, and that no lock gives a version", () => {
    const changes = [{ name: "unrelated", before: undefined, now: "" }];
    expect(blame(evidence({ changes }))[0]?.message).toMatch(/; since abc123: unrelated is new$/);
  });

  test("a name full of signs is no pattern", () => {
    expect(() => blame(evidence({ trials: [trial("a(b[*+")] }))).not.toThrow();
  });
});
