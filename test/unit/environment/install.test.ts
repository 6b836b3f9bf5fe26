import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { installEnvironment } from "../../../src/environment/install.ts";
import type { InstallRequest } from "../../../src/model/environment.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { CPYTHON, portsWith, recordingExec } from "./support.ts";

const UV = { executable: "/tools/uv", version: "0.13.8" };

let folder: string;
const WHEEL = "/scratch/My.App-1.0-py3-none-any.whl";
let request: InstallRequest;
beforeEach(async () => {
  folder = await temporaryFolder();
  const file = join(folder, "requirements.txt");
  await writeFile(file, "rich==15.0.0 --hash=sha256:00\n");
  const site = join(folder, "tree/lib/python3.13/site-packages");
  await mkdir(join(site, "Zope_Thing-1.0.dist-info"), { recursive: true });
  await mkdir(join(site, "rich-15.0.0.dist-info"));
  await mkdir(join(site, "my_app-1.0.dist-info"));
  // The virtual environment of the same root has the same layout.
  await writeFile(join(site, "Zope_Thing-1.0.dist-info/METADATA"), "Name: zope.thing\nVersion: 1.0+local\n");
  request = {
    project: "/project",
    kind: "tree",
    root: join(folder, "tree"),
    python: join(folder, "tree/bin/python3.13"),
    interpreter: CPYTHON,
    requirements: { file, source: "uv.lock" },
    wheel: Promise.resolve(WHEEL),
    logFile: "/scratch/install.log",
  };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("requirements go in by hash, the project's wheel from no index, nothing resolved anew", async () => {
  const { exec, runs } = recordingExec();
  const made = await installEnvironment(portsWith(exec), UV, request);
  expect(runs.map(({ argv }) => argv.slice(0, 3).join(" "))).toEqual([
    "/tools/uv pip install",
    "/tools/uv pip install",
  ]);
  expect(runs[0]?.argv.slice(-3)).toEqual(["--require-hashes", "-r", request.requirements.file]);
  expect(runs[1]?.argv.slice(-2)).toEqual(["--no-index", WHEEL]);
  for (const { argv } of runs) expect(argv).toContain("--no-deps");
  expect(made.distributions).toEqual([
    { name: "my_app", version: "1.0" },
    { name: "rich", version: "15.0.0" },
    { name: "zope.thing", version: "1.0+local" },
  ]);
});

test("uv runs in the project, whose configuration of indexes it then reads, and never fetches a Python", async () => {
  const { exec, runs } = recordingExec();
  await installEnvironment(portsWith(exec), UV, { ...request, kind: "venv" });
  expect(runs.map(({ argv }) => argv[1])).toEqual(["venv", "pip", "pip"]);
  expect(runs.map(({ options }) => options.cwd)).toEqual(["/project", "/project", "/project"]);
  for (const { options } of runs) expect(options.env).toMatchObject({ UV_PYTHON_DOWNLOADS: "never" });
  expect(runs[1]?.argv).toContain(join(request.root, "bin/python"));
});

test("a project that uv's settings led elsewhere is no environment to bundle", async () => {
  const { exec } = recordingExec();
  const elsewhere = installEnvironment(portsWith(exec), UV, {
    ...request,
    wheel: Promise.resolve("/scratch/other-1.0-py3-none-any.whl"),
  });
  await expect(elsewhere).rejects.toThrow("other was installed, but it is not in the environment");
});

test("a script without requirements starts nothing", async () => {
  await writeFile(request.requirements.file, "\n");
  const { exec, runs } = recordingExec();
  await installEnvironment(portsWith(exec), UV, { ...request, wheel: Promise.resolve(undefined) });
  expect(runs).toEqual([]);
});
