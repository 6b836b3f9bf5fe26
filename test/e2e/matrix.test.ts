import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Results, startResults } from "../support/github/results.ts";
import type { LocalGitHub } from "../support/github/server.ts";
import type { Repository } from "../support/github/state.ts";
import { runAct, troubleIn, type Workflow } from "../support/stand/act.ts";
import { theStand } from "../support/stand/cli.ts";
import { wholeFiles } from "../support/stand/hosted-project.ts";
import type { Outcome } from "../support/stand/processes.ts";
import { filesUnder, greeterFiles, makeProject } from "../support/stand/projects.ts";
import { hostTagged, TOKEN } from "../support/stand/tagged-repository.ts";
import { describeUnless, noPart } from "../support/unless.ts";

const stand = theStand();
const { act, azurite } = stand;
const PROJECTS = ["first", "second", "third"];

const python = stand.mirror === undefined ? "python-source: system" : `python-mirror: ${stand.mirror}`;
const rows = PROJECTS.map((project, place) => `          - { project: ${project}, place: ${place} }`).join("\n");

/** act knows neither a job's place in the matrix nor their number; a runner of GitHub's does, and there nothing is said. */
const workflow = `name: ship
on: push
permissions: {}
jobs:
  ship:
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    permissions: { contents: write }
    strategy:
      fail-fast: false
      matrix:
        include:
${rows}
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
      - name: Break one of them
        env: { PROJECT: "\${{ matrix.project }}" }
        run: test "$PROJECT" != "$STAND_BREAKS" || echo "no project any more" > "projects/$PROJECT/pyproject.toml"
      - id: slipway
        uses: ./
        with:
          project: projects/\${{ matrix.project }}
          strategy: '{ "job-index": \${{ matrix.place }}, "job-total": ${PROJECTS.length} }'
          ${python}
      - env:
          PUBLISHED: \${{ steps.slipway.outputs.published }} \${{ steps.slipway.outputs.release-url }}
          PROJECT: \${{ matrix.project }}
        run: echo "$PROJECT $PUBLISHED" >> "$STAND_OUTPUTS"
`;

/** A repository of three projects, on a GitHub of its own, with a tag that was pushed. */
interface Place {
  readonly github: LocalGitHub;
  readonly hosted: Repository;
  /** Runs the workflow for the tag; one attempt of one run. */
  attempt(number: number, options: Pick<Workflow, "rows"> & { readonly breaks?: string }): Promise<Outcome>;
  /** A line per leg that got through: its project, whether it published, and the release's page. */
  said(): Promise<readonly string[]>;
  close(): Promise<void>;
}

async function place(name: string, results: Results): Promise<Place> {
  const folder = join(stand.work, name);
  await cp(stand.product, join(folder, "repository"), { recursive: true });
  const files = Object.assign({}, ...PROJECTS.map((each) => filesUnder(`projects/${each}`, greeterFiles(each))));
  const repository = await makeProject(join(folder, "repository"), {
    ...files,
    ".github/workflows/ship.yml": workflow,
  });
  const { github, hosted, listener } = await hostTagged(repository, "v1.0.0");
  const outputs = join(folder, "outputs");
  await writeFile(outputs, "");
  return {
    github,
    hosted,
    attempt: (number, { breaks = "none", ...options }) =>
      runAct(
        { ...stand, act: act ?? "" },
        {
          ...options,
          repository,
          home: join(folder, `home-${number}`),
          event: { ref: "refs/tags/v1.0.0" },
          token: TOKEN,
          github: { GITHUB_API_URL: listener.url, GITHUB_RUN_ID: "77", GITHUB_RUN_ATTEMPT: String(number) },
          env: { ...results.environment(name, "ship"), STAND_OUTPUTS: outputs, STAND_BREAKS: breaks },
        },
      ),
    said: async () => (await readFile(outputs, "utf8")).trim().split("\n").sort(),
    close: () => listener.close(),
  };
}

const WHOLE = [
  "SHA256SUMS",
  ...PROJECTS.flatMap((project) => [`${project}-1.0.0-linux-x64.tar.gz`, `${project}-1.0.0.sbom.cdx.json`]),
  "slipway-manifest.json",
].sort();

describeUnless(noPart(act, "act") ?? noPart(azurite, "Azurite"))("one step in a matrix of three, one tag", () => {
  let results: Results;
  beforeAll(async () => {
    results = await startResults(azurite ?? "");
  });
  afterAll(() => results?.close());

  test("one complete release, made by one leg", async () => {
    const { attempt, hosted, said, close } = await place("matrix", results);
    const outcome = await attempt(1, {});
    await close();
    expect(outcome.code, troubleIn(outcome.output)).toBe(0);
    expect(wholeFiles(hosted)).toEqual([WHOLE]);
    expect(hosted.releases[0]).toMatchObject({ tag: "v1.0.0", draft: false, prerelease: false });
    const lines = await said();
    expect(lines).toHaveLength(3);
    expect(lines.filter((line) => /^\w+ true http/.test(line))).toHaveLength(1);
    expect(lines.filter((line) => /^\w+ false *$/.test(line))).toHaveLength(2);
    expect(outcome.output).not.toContain(TOKEN);
  });

  test("one leg fails: nothing is released; re-run of that leg alone: one complete release", async () => {
    const { attempt, hosted, said, github, close } = await place("rerun", results);
    const broken = await attempt(1, { breaks: "second" });
    expect(broken.code).not.toBe(0);
    expect(wholeFiles(hosted)).toEqual([]);
    // Whether the token may write is asked by notes that GitHub makes for those alone; nothing of it stays.
    const written = github.traffic.filter(({ method, path }) => method !== "GET" && !path.includes("/generate-notes"));
    expect(written).toEqual([]);
    expect(broken.output).toContain("Still to come: number");
    const again = await attempt(2, { rows: ["project:second"] });
    await close();
    expect(again.code, troubleIn(again.output)).toBe(0);
    expect(wholeFiles(hosted)).toEqual([WHOLE]);
    expect((await said()).filter((line) => line.includes("true"))).toEqual([
      expect.stringMatching(/^second true http/),
    ]);
  });
});
