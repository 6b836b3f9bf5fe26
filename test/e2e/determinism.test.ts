import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { finishedIn, pythonOptions, slipway, theStand } from "../support/stand/cli.ts";
import { git, makeProject, wrapperFiles } from "../support/stand/projects.ts";

const stand = theStand();
const wrapper = wrapperFiles({
  name: "rich",
  requirement: "httpie==3.2.4",
  script: "http",
  object: "httpie.__main__:main",
});

const MODES = {
  "a directory, with gzip and with zstd": "packages: [archive, tar.zst]\ntargets: [linux-x64]\n",
  "one file": "bundler: { use: portable, mode: onefile }\ntargets: [linux-x64]\n",
} as const;

/** Every artifact of a build in a folder of its own, by name. */
async function artifactsOf(folder: string, original: string): Promise<Map<string, Buffer>> {
  const project = join(folder, "project");
  await git(original, "clone", "--quiet", original, project);
  // Another cache is another work folder: a path of either one in the archive would show.
  const outcome = await slipway(stand, ["build", ...pythonOptions(stand)], {
    cwd: project,
    env: { XDG_CACHE_HOME: join(folder, "cache") },
  });
  expect(outcome.code, outcome.output).toBe(0);
  const names = (await finishedIn(join(project, "release"))).filter((name) => name.includes(".tar."));
  const all = names.map(async (name) => [name, await readFile(join(project, "release", name))] as const);
  return new Map(await Promise.all(all));
}

describe("one commit, built twice in folders of different names, with nothing shared, gives the same bytes", () => {
  test.each(Object.entries(MODES))("of %s", async (mode, configuration) => {
    const place = join(stand.work, "twice", mode.replaceAll(/\W+/g, "-"));
    const original = await makeProject(join(place, "original"), { ...wrapper, "slipway.yml": configuration });
    const first = await artifactsOf(join(place, "here"), original);
    const second = await artifactsOf(join(place, "a much longer name for the other folder"), original);

    expect([...first.keys()]).toEqual([...second.keys()]);
    for (const [name, bytes] of first) {
      expect(bytes.length).toBeGreaterThan(1_000_000);
      // Not toEqual: a difference would print megabytes.
      const other = second.get(name) ?? Buffer.of();
      expect(bytes.equals(other), `${name}: ${firstDifference(bytes, other)}`).toBe(true);
    }
  });
});

function firstDifference(a: Buffer, b: Buffer): string {
  const at = a.findIndex((byte, index) => byte !== b[index]);
  return `${a.length} and ${b.length} bytes, first difference at byte ${at}`;
}
