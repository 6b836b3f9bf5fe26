import { cp, mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { plainEnvironment, theStand } from "../support/stand/cli.ts";
import { runCommand } from "../support/stand/processes.ts";
import { type Files, greeterFiles, makeProject } from "../support/stand/projects.ts";

const stand = theStand();
const PROJECTS = ["first", "second", "third"];

const under = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));

const python = stand.mirror === undefined ? "python-source: system" : `python-mirror: ${stand.mirror}`;

/** The lines around every failure: the legs' lines are mixed, and each leg has some hundred. */
function troubleIn(output: string): string {
  const lines = output.split("\n");
  const near = (index: number): boolean => lines.slice(index - 3, index + 8).some((line) => /❌|❗|::error/.test(line));
  return lines.filter((_, index) => near(index)).join("\n");
}

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

test("a matrix of three projects ships each of them, by `uses: ./`", async ({ skip }) => {
  const { act } = stand;
  if (act === undefined) return skip("act is not there; the stand's summary says why");
  const folder = join(stand.work, "workflow");
  const outputs = join(folder, "outputs");
  await mkdir(outputs, { recursive: true });
  await cp(stand.product, join(folder, "repository"), { recursive: true });
  const files = Object.assign({}, ...PROJECTS.map((name) => under(`projects/${name}`, greeterFiles(name))));
  const repository = await makeProject(join(folder, "repository"), {
    ...files,
    ".github/workflows/ship.yml": workflow,
  });

  const outcome = await runCommand(
    [
      act,
      "push",
      "--workflows",
      ".github/workflows/ship.yml",
      "--platform",
      "ubuntu-24.04=-self-hosted",
      "--container-daemon-socket",
      "-",
      "--cache-server-addr",
      "127.0.0.1",
      "--artifact-server-addr",
      "127.0.0.1",
      "--action-offline-mode",
      "--secret",
      "GITHUB_TOKEN=tok1234567890",
    ],
    {
      cwd: repository,
      seconds: 550,
      env: {
        ...plainEnvironment(stand),
        // act runs whatever Node is on PATH, and keeps its copies of the workspace in its home.
        PATH: `${dirname(process.execPath)}:${process.env["PATH"]}`,
        HOME: join(folder, "home"),
        XDG_CONFIG_HOME: join(folder, "home", ".config"),
        // The legs run side by side and share a tool cache, which nobody has filled yet. Only downloads are kept.
        XDG_CACHE_HOME: join(folder, "home", ".cache"),
        PIP_CACHE_DIR: join(stand.cache, "pip"),
        UV_CACHE_DIR: join(stand.cache, "uv"),
        STAND_OUTPUTS: outputs,
      },
    },
  );

  expect(outcome.code, troubleIn(outcome.output)).toBe(0);
  for (const project of PROJECTS) {
    expect(await readFile(join(outputs, `${project}.txt`), "utf8")).toBe("Hello, workflow!\n");
    const artifacts: unknown = JSON.parse(await readFile(join(outputs, `${project}.json`), "utf8"));
    expect(artifacts).toMatchObject([{ name: `${project}-1.0.0-linux-x64.tar.gz`, target: "linux-x64" }]);
  }
});
