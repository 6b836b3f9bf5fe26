import { execFileSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { finishedIn, pythonOptions, slipway, theStand } from "../support/stand/cli.ts";
import { differences, installDiffoscope } from "../support/stand/diffoscope.ts";
import { git, makeProject, wrapperFiles } from "../support/stand/projects.ts";
import { part } from "../support/stand/store.ts";
import { lackOf, testUnless } from "../support/unless.ts";

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

/** Every artifact of a build in a folder of its own: name → path. */
async function artifactsOf(folder: string, original: string): Promise<Map<string, string>> {
  const project = join(folder, "project");
  await git(original, "clone", "--quiet", original, project);
  // Another cache is another work folder: a path of either one in the archive would show.
  const outcome = await slipway(stand, ["build", ...pythonOptions(stand)], {
    cwd: project,
    env: { XDG_CACHE_HOME: join(folder, "cache") },
  });
  expect(outcome.code, outcome.output).toBe(0);
  const names = (await finishedIn(join(project, "release"))).filter((name) => name.includes(".tar."));
  return new Map(names.map((name) => [name, join(project, "release", name)]));
}

const installed = await part("diffoscope", installDiffoscope);
const diffoscope = installed.state === "ready" ? installed.value : "";

describe.each(Object.entries(MODES))(
  "one commit, built twice in folders of different names, with nothing shared: %s",
  (mode, configuration) => {
    /** Of each artifact both files. */
    let pairs: readonly (readonly [string, string])[];

    beforeAll(async () => {
      const place = join(stand.work, "twice", mode.replaceAll(/\W+/g, "-"));
      const original = await makeProject(join(place, "original"), { ...wrapper, "slipway.yml": configuration });
      const first = await artifactsOf(join(place, "here"), original);
      const second = await artifactsOf(join(place, "a much longer name for the other folder"), original);
      expect([...first.keys()]).toEqual([...second.keys()]);
      pairs = [...first].map(([name, path]) => [path, second.get(name) ?? "none"] as const);
    });

    test("gives the same bytes", async () => {
      expect(pairs.length).toBeGreaterThan(0);
      for (const [one, two] of pairs) {
        const [bytes, other] = [await readFile(one), await readFile(two)];
        expect(bytes.length).toBeGreaterThan(1_000_000);
        // Not toEqual: a difference would print megabytes.
        expect(bytes.equals(other), `${one}: ${firstDifference(bytes, other)}`).toBe(true);
      }
    });

    testUnless(lackOf(installed))("gives diffoscope nothing to say", async () => {
      for (const [one, two] of pairs) expect(await differences(diffoscope, [one, two], stand.work)).toBe("");
    });
  },
);

testUnless(lackOf(installed))("diffoscope sees one letter and one second in a file of an archive", async () => {
  const place = join(stand.work, "twice", "control");
  const archives: string[] = [];
  for (const [name, text, date] of [
    ["one", "ship\n", "@1000000000"],
    ["two", "slip\n", "@1000000001"],
  ] as const) {
    const folder = join(place, name);
    await mkdir(join(folder, "app"), { recursive: true });
    await writeFile(join(folder, "app", "word.txt"), text);
    const archive = join(folder, "app.tar.gz");
    execFileSync("tar", ["-C", folder, "--mtime", date, "-czf", archive, "app"]);
    archives.push(archive);
  }
  const [one = "", two = ""] = archives;
  const said = await differences(diffoscope, [one, two], stand.work);
  expect(said).toMatch(/^[│ ]*-ship$/m);
  expect(said).toMatch(/01:46:41/);
});

function firstDifference(a: Buffer, b: Buffer): string {
  const at = a.findIndex((byte, index) => byte !== b[index]);
  return `${a.length} and ${b.length} bytes, first difference at byte ${at}`;
}
