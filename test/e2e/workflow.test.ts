import { cp, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { runAct, troubleIn } from "../support/stand/act.ts";
import { theStand } from "../support/stand/cli.ts";
import { filesUnder, greeterFiles, makeProject } from "../support/stand/projects.ts";
import { noPart, testUnless } from "../support/unless.ts";

const stand = theStand();
const { act } = stand;
const PROJECTS = ["first", "second", "third"];

const python = stand.mirror === undefined ? "python-source: system" : `python-mirror: ${stand.mirror}`;

const workflow = `name: ship
on: push
permissions: {}
jobs:
  ship:
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    strategy:
      fail-fast: false
      matrix:
        project: [${PROJECTS.join(", ")}]
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
      - id: slipway
        uses: ./
        with:
          project: projects/\${{ matrix.project }}
          ${python}
      - env:
          ARTIFACTS: \${{ steps.slipway.outputs.artifacts }}
          BUNDLE: \${{ steps.slipway.outputs.bundle }}
          PROJECT: \${{ matrix.project }}
        run: |
          printf '%s' "$ARTIFACTS" > "$STAND_OUTPUTS/$PROJECT.json"
          "$BUNDLE/$PROJECT" workflow > "$STAND_OUTPUTS/$PROJECT.txt"
`;

testUnless(noPart(act, "act"))("a matrix of three projects ships each of them, by `uses: ./`", async () => {
  const folder = join(stand.work, "workflow");
  const outputs = join(folder, "outputs");
  await mkdir(outputs, { recursive: true });
  await cp(stand.product, join(folder, "repository"), { recursive: true });
  const files = Object.assign({}, ...PROJECTS.map((name) => filesUnder(`projects/${name}`, greeterFiles(name))));
  const repository = await makeProject(join(folder, "repository"), {
    ...files,
    ".github/workflows/ship.yml": workflow,
  });

  const home = join(folder, "home");
  const outcome = await runAct({ ...stand, act: act ?? "" }, { repository, home, env: { STAND_OUTPUTS: outputs } });

  expect(outcome.code, troubleIn(outcome.output)).toBe(0);
  for (const project of PROJECTS) {
    expect(await readFile(join(outputs, `${project}.txt`), "utf8")).toBe("Hello, workflow!\n");
    const artifacts: unknown = JSON.parse(await readFile(join(outputs, `${project}.json`), "utf8"));
    expect(artifacts).toMatchObject([{ name: `${project}-1.0.0-linux-x64.tar.gz`, target: "linux-x64" }]);
  }
});
