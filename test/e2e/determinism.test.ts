import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { archivesIn, pythonOptions, slipway, theStand } from "../support/stand/cli.ts";
import { git, makeProject, wrapperFiles } from "../support/stand/projects.ts";

const stand = theStand();
const wrapper = wrapperFiles({
  name: "rich",
  requirement: "httpie==3.2.4",
  script: "http",
  object: "httpie.__main__:main",
});

describe("one commit, built twice", () => {
  test("in folders of different names, with nothing shared, gives the same bytes", async () => {
    const original = await makeProject(join(stand.work, "twice", "original"), wrapper);
    const folders = ["here", "a much longer name for the other folder"].map((name) => join(stand.work, "twice", name));
    const archives: Buffer[] = [];
    for (const folder of folders) {
      const project = join(folder, "project");
      await git(original, "clone", "--quiet", original, project);
      // Another cache is another work folder: a path of either one in the archive would show.
      const outcome = await slipway(stand, ["build", "--bundler", "portable", ...pythonOptions(stand)], {
        cwd: project,
        env: { XDG_CACHE_HOME: join(folder, "cache") },
      });
      expect(outcome.code, outcome.output).toBe(0);
      const [archive = "none"] = await archivesIn(join(project, "release"));
      archives.push(await readFile(archive));
    }

    const [first = Buffer.of(1), second = Buffer.of(2)] = archives;
    expect(first.length).toBeGreaterThan(1_000_000);
    // Not toEqual: a difference would print megabytes.
    expect(first.equals(second), firstDifference(first, second)).toBe(true);
  });
});

function firstDifference(a: Buffer, b: Buffer): string {
  const at = a.findIndex((byte, index) => byte !== b[index]);
  return `${a.length} and ${b.length} bytes, first difference at byte ${at}`;
}
