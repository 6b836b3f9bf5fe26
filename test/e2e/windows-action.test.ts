// The action as a runner with Windows runs it: act.exe, node.exe and everything that the step starts, in Wine.
import { cp, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as v from "valibot";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WINDOWS_FAILURES } from "../corpus/known.ts";
import { knownFailure } from "../support/corpus/result.ts";
import { troubleIn } from "../support/stand/act.ts";
import { openWindowsRunner, type WindowsRunner } from "../support/stand/act-windows.ts";
import { makeApplicationProject } from "../support/stand/application-project.ts";
import { type Application, CORPUS, readApplications } from "../support/stand/applications.ts";
import { theStand } from "../support/stand/cli.ts";
import { copyFiles, makeProject } from "../support/stand/projects.ts";
import { type CleanWindows, openCleanWindows } from "../support/stand/windows.ts";
import { describeUnless, noPart } from "../support/unless.ts";

const stand = theStand();
const { actForWindows, wine, mirror } = stand;
/** Most of the time goes to Wine, which starts each of the hundred programs of a build in a second or two. */
const JOB_MS = 1_600_000;
const example = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "examples", "hello-world");
const tell = join(dirname(fileURLToPath(import.meta.url)), "..", "support", "stand", "tell");
const HTTPIE = (await readApplications(CORPUS)).filter(({ name }) => name === "httpie");
const HELLO: Pick<Application, "name" | "script" | "checks"> = {
  name: "hello",
  script: "hello-world",
  checks: [{ name: "says hello", args: ["Ada"], prints: /^Hello, Ada!$/m }],
};

const workflow = `name: ship
on: push
permissions: {}
jobs:
  ship:
    runs-on: windows-2025
    timeout-minutes: 20
    strategy:
      fail-fast: false
      matrix:
        project: [hello, httpie]
        bundler: [portable, pyinstaller]
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
      - id: slipway
        uses: ./
        with:
          project: projects/\${{ matrix.project }}
          bundler: \${{ matrix.bundler }}
          python-mirror: ${mirror}
          strategy: '{ "job-index": 0, "job-total": 1 }'
      - uses: ./.github/tell
        with:
          as: \${{ matrix.project }}-\${{ matrix.bundler }}
          outputs: \${{ toJSON(steps.slipway.outputs) }}
          folder: projects/\${{ matrix.project }}/release
`;

const ToldSchema = v.object({ target: v.string(), artifacts: v.string(), "startup-ms": v.string() });
const ManifestSchema = v.looseObject({
  commit: v.looseObject({ id: v.string() }),
  legs: v.tuple([v.looseObject({ smoke: v.array(v.looseObject({ result: v.string() })) })]),
});

describeUnless(noPart(actForWindows, "act for Windows") ?? noPart(wine, "Wine"))(
  "the step in a job with Windows",
  () => {
    let runner: WindowsRunner;
    let clean: CleanWindows;

    beforeAll(async () => {
      const repository = join(stand.work, "windows-action");
      await cp(stand.product, repository, { recursive: true });
      await copyFiles(example, join(repository, "projects", "hello"));
      for (const application of HTTPIE) {
        const project = await makeApplicationProject(join(repository, "projects", "httpie"), application);
        // Part of the one repository, and none of its own.
        await rm(join(project, ".git"), { recursive: true });
      }
      await cp(tell, join(repository, ".github", "tell"), { recursive: true });
      await makeProject(repository, { ".github/workflows/ship.yml": workflow });
      runner = await openWindowsRunner({ ...stand, actForWindows: actForWindows ?? "" }, repository);
      clean = await openCleanWindows(stand);
    });
    afterAll(() => clean?.close());

    test.each(
      [HELLO, ...HTTPIE].flatMap((application) =>
        ["portable", "pyinstaller"].map((bundler) => ({ application, bundler })),
      ),
    )("$application.name by $bundler is built, archived and tried, and its archive works", async (row) => {
      const { application, bundler } = row;
      const rows = [`project:${application.name}`, `bundler:${bundler}`];
      const outcome = await runner.run({ rows });
      expect(outcome.code, troubleIn(outcome.output)).toBe(0);

      const told = join(runner.left, `${application.name}-${bundler}`);
      const outputs = v.parse(ToldSchema, JSON.parse(await readFile(join(told, "outputs.json"), "utf8")));
      expect(outputs.target).toBe("windows-x64");
      expect(Number(outputs["startup-ms"])).toBeGreaterThan(0);
      const [artifact] = v.parse(v.array(v.object({ name: v.string() })), JSON.parse(outputs.artifacts));
      const { legs } = v.parse(ManifestSchema, JSON.parse(await readFile(join(told, "manifest.json"), "utf8")));
      expect(legs[0].smoke.filter(({ result }) => result === "passed").length).toBeGreaterThan(0);

      const program = `${await clean.unpack(join(told, artifact?.name ?? "none"))}\\${application.script}.exe`;
      for (const check of application.checks) {
        const known = knownFailure(WINDOWS_FAILURES, { bundler, application: application.name }, check.name);
        const verdict = await clean.judge(program, check);
        if (known === undefined) expect(verdict, check.name).toBe("works");
        else expect(verdict, known.reason).toMatch(known.shows);
      }
    });
  },
  JOB_MS,
);
