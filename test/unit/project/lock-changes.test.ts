import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lockChanges } from "../../../src/project/lock-changes.ts";
import { folder, freshProject, git, root } from "../../support/delivery.ts";
import { realExec } from "../../support/exec.ts";

freshProject();

const dependency = (value: string) => ({ value, at: { file: "pyproject.toml" } });
const facts = (path?: string, dependencies: readonly string[] = []) => ({
  root,
  file: "pyproject.toml",
  locks: path === undefined ? [] : [{ kind: "uv.lock" as const, path }],
  dependencies: dependencies.map(dependency),
});

const LOCKS = {
  "uv.lock": (version: string) =>
    `version = 1\n\n[[package]]\nname = "rich"\nversion = "${version}"\nwheels = [\n  { url = "x" },\n]\n\n[package.metadata]\nversion = "9"\n\n[[package]]\nname = "Same_One"\nversion = "3"\n`,
  "pylock.toml": (version: string) =>
    `lock-version = "1.0"\n[[packages]]\nname = "rich"\nversion = "${version}"\n[[packages]]\nname = "same-one"\nversion = "3"\n`,
  "requirements.txt": (version: string) =>
    `rich==${version} \\\n    --hash=sha256:00\nsame.one==3 ; python_version > "3"\n`,
};

describe.each(Object.entries(LOCKS))("%s", (path, text) => {
  test("what is locked otherwise than at the base", async () => {
    await writeFile(join(root, path), text("1.0"));
    await git("add", ".");
    await git("commit", "-qm", "locked");
    await writeFile(join(root, path), text("2.0"));
    const { changes } = await lockChanges(realExec, facts(path), "HEAD");
    expect(changes).toEqual([{ name: "rich", before: "1.0", now: "2.0" }]);
  });

  test("a lock that is new is all new", async () => {
    await writeFile(join(root, path), text("1.0"));
    const { changes } = await lockChanges(realExec, facts(path), "HEAD");
    expect(changes.map(({ name, before }) => [name, before])).toEqual([
      ["rich", undefined],
      ["same-one", undefined],
    ]);
  });
});

test("without a lock, the requirements as they are written", async () => {
  const { changes } = await lockChanges(realExec, facts(undefined, ["Rich>=14"]), "HEAD");
  expect(changes).toEqual([{ name: "rich", before: undefined, now: ">=14" }]);
});

test.each([
  ["a commit that is not here", "0123456789012345678901234567890123456789", /fetch-depth: 0/],
  ["an option", "--output=/tmp/x", /not the name of a commit/],
  ["nothing", "", /not the name of a commit/],
])("%s is no base, and no error", async (_, base, why) => {
  expect(await lockChanges(realExec, facts(), base)).toMatchObject({
    changes: [],
    unknown: expect.stringMatching(why),
  });
});

test("a folder without git has no base", async () => {
  expect((await lockChanges(realExec, { ...facts(), root: folder }, "HEAD")).unknown).toBeDefined();
});
