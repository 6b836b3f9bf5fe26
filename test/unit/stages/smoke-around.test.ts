// What a smoke build is set beside, what it leaves for later ones, and where it ends.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import type { BuiltCommit, BuiltCommits } from "../../../src/model/built-commits.ts";
import { BuildError } from "../../../src/model/errors.ts";
import { folder, freshProject, root } from "../../support/delivery.ts";
import { fakeCache } from "../../support/fake-cache.ts";
import { fragment } from "../../support/smoke-result.ts";
import { declare, kept, smoke } from "../../support/smoking.ts";

freshProject();

describe("a runner's cache", () => {
  function counted() {
    const asked: string[] = [];
    const cache = fakeCache({
      restore: async ({ parts }) => void asked.push(`restore ${parts[0]}`),
      needs: (path) => void asked.push(path),
      save: async () => void asked.push("save"),
    });
    return { asked, cache };
  }

  test("is asked with the project's own label first, and gets one entry when all is tried", async () => {
    kept.clear();
    await declare("rich");
    const { asked, cache } = counted();
    await smoke({}, { cache });
    expect(asked[0]).toBe("restore linux-x64");
    expect(asked.filter((what) => what === "save")).toEqual(["save"]);
    expect(asked.at(-1)).toBe("save");
  });

  test("that is switched off: everything is found out anew", async () => {
    kept.clear();
    await declare("rich");
    await smoke({});
    await writeFile(join(root, "slipway.yml"), "cache: off\n");
    const { asked, cache } = counted();
    const { result } = await smoke({}, { cache });
    expect(asked.filter((what) => what.startsWith("restore"))).toEqual([]);
    expect([result.hello[0]?.reused, result.dependencies?.reused]).toEqual([false, 0]);
  });
});

describe("the rehearsal of the release", () => {
  test("is made under the usual tag, with manifest and checksums", async () => {
    kept.clear();
    const { result } = await smoke({});
    expect(result.application.release).toMatchObject({ result: "passed", tag: "v1.0", files: 4, problems: [] });
  });

  test("whose service would refuse a file fails the check", async () => {
    kept.clear();
    const problems = [{ code: "bad-asset-name", message: "no such name" }];
    const { result } = await smoke({ publishRelease: () => Promise.reject(new BuildError(problems)) });
    expect(result.application).toMatchObject({ result: "passed", release: { result: "failed" } });
    expect(result.problems).toMatchObject([{ code: "bad-asset-name", message: "a release: no such name" }]);
  });

  test("where only the notes are missing is a warning: they are written with the release", async () => {
    kept.clear();
    await writeFile(join(root, "slipway.yml"), "release: { notes: changelog }\n");
    await writeFile(join(root, "CHANGELOG.md"), "## 0.1\n\nOld.\n");
    const { result } = await smoke({});
    expect([result.problems, result.application.release?.result]).toEqual([[], "failed"]);
    expect(result.warnings).toMatchObject([{ message: expect.stringMatching(/^a release: /) }]);
  });
});

describe("the base commit", () => {
  test("is what was built of it on this machine, or a note", async () => {
    kept.clear();
    const first = await smoke({}, { base: "HEAD" });
    expect(first.result.notCompared[0]).toBe("the base commit, HEAD: no build of it is kept here");
    const again = await smoke({}, { base: "HEAD" });
    expect(again.result.comparisons[0]?.label).toBe("the base commit, HEAD (1.0)");
    const unknown = await smoke({}, { base: "no-such" });
    expect(unknown.result.notCompared[0]).toBe("the base commit, no-such: git does not know it here");
  });

  const BASE = "b".repeat(40);
  const manifest = { schema: 1, project: { name: "app", version: "0.9" }, legs: [fragment({ bundleSize: 5 })] };

  function branch(built: BuiltCommit | undefined) {
    const bring = vi.fn(async () => built);
    const keep = vi.fn(async () => undefined);
    return { bring, keep } satisfies BuiltCommits;
  }

  test("is what another run of the repository built of it, also where the checkout is shallow", async () => {
    kept.clear();
    const builtCommits = branch({ commit: BASE, text: JSON.stringify(manifest) });
    const { result } = await smoke({}, { base: BASE, builtCommits });
    expect(result.comparisons[0]).toMatchObject({ label: `the base commit, ${BASE} (0.9)`, size: { before: 5 } });
    expect(builtCommits.bring).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^linux-x64-[0-9a-f]{12}$/), BASE);
    expect(builtCommits.keep).toHaveBeenCalledExactlyOnceWith(
      builtCommits.bring.mock.calls[0]?.at(0),
      expect.objectContaining({ text: expect.stringContaining('"linux-x64"') }),
    );
  });

  test("that nobody built: the newest build of the branch is told for what it is", async () => {
    kept.clear();
    const other = "c".repeat(40);
    const { result } = await smoke(
      {},
      { base: BASE, builtCommits: branch({ commit: other, text: JSON.stringify(manifest) }) },
    );
    expect(result.notCompared[0]).toBe(`the base commit, ${BASE}: no build of it is kept here`);
    expect(result.comparisons[0]?.label).toBe(`the newest commit with a build that is kept, ${other} (0.9)`);
  });

  test.each([
    ["no JSON", "<html>", "its slipway-manifest.json is not a manifest"],
    ["a manifest of a newer version", '{"schema":99}', "its manifest is of a newer version (schema 99)"],
    ["legs of another shape", '{"schema":1,"legs":[{"target":"toaster"}]}', "its slipway-manifest.json cannot be read"],
  ])("whose account is %s compares nothing and fails nothing", async (_, text, missing) => {
    kept.clear();
    const { result } = await smoke({}, { base: BASE, builtCommits: branch({ commit: BASE, text }) });
    expect(result.notCompared[0]).toContain(`the base commit, ${BASE}: ${missing}`);
    expect([result.comparisons, result.problems]).toEqual([[], []]);
  });

  test("with cache: off nobody is asked, and nothing is kept", async () => {
    kept.clear();
    await writeFile(join(root, "slipway.yml"), "cache: off\n");
    const builtCommits = branch(undefined);
    await smoke({}, { base: BASE, builtCommits });
    expect([builtCommits.bring.mock.calls, builtCommits.keep.mock.calls]).toEqual([[], []]);
  });
});

describe("growth", () => {
  test("is measured against the manifest that lay there before", async () => {
    kept.clear();
    await writeFile(join(root, "slipway.yml"), "size:\n  max-growth: 10%\n");
    await mkdir(join(root, "release"));
    const manifest = { schema: 1, project: { name: "app", version: "0.9" }, legs: [fragment({ bundleSize: 5 })] };
    await writeFile(join(root, "release", "slipway-manifest.json"), JSON.stringify(manifest));
    const { result } = await smoke({});
    expect(result.problems).toMatchObject([{ code: "growth-exceeded", at: { file: "slipway.yml" } }]);
    expect(folder).not.toBe("");
  });
});
