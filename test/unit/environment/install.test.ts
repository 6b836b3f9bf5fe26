import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openEnvironment } from "../../../src/environment/install.ts";
import type { Environment, InstallRequest } from "../../../src/model/environment.ts";
import type { Exec } from "../../../src/model/ports.ts";
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
    wheelhouse: {
      source: "uv.lock",
      wheels: "/scratch/house/wheels",
      requirements: file,
      files: 1,
      fetched: 0,
      compiled: [],
    },
    wheel: Promise.resolve(WHEEL),
    awaits: true,
    scratch: "/scratch/uv",
    logFile: "/scratch/install.log",
  };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function install(exec: Exec, changes: Partial<InstallRequest> = {}): Promise<Environment> {
  const whole = { ...request, ...changes };
  return (await openEnvironment(portsWith(exec), UV, whole)).fill(whole);
}

test("wheels go in by hash, from their house alone, and so does the project's; no network, no cache of uv's own", async () => {
  const { exec, runs } = recordingExec();
  const made = await install(exec);
  expect(runs.map(({ argv }) => argv.slice(0, 3).join(" "))).toEqual([
    "/tools/uv pip list",
    "/tools/uv pip install",
    "/tools/uv pip install",
  ]);
  const { wheels, requirements } = request.wheelhouse;
  expect(runs[1]?.argv.slice(-5)).toEqual(["--find-links", wheels, "--require-hashes", "-r", requirements]);
  expect(runs[2]?.argv.at(-1)).toBe(WHEEL);
  for (const { argv } of runs.slice(1)) {
    expect(argv).toEqual(expect.arrayContaining(["--offline", "--no-index", "--no-config", "--no-deps"]));
    expect(argv[argv.indexOf("--cache-dir") + 1]).toBe("/scratch/uv");
  }
  expect(made.distributions).toEqual([
    { name: "my_app", version: "1.0" },
    { name: "rich", version: "15.0.0" },
    { name: "zope.thing", version: "1.0+local" },
  ]);
});

test("uv runs in the project, and never fetches a Python", async () => {
  const { exec, runs } = recordingExec();
  await install(exec, { kind: "venv" });
  expect(runs.map(({ argv }) => argv[1])).toEqual(["venv", "pip", "pip", "pip"]);
  expect(runs.map(({ options }) => options.cwd)).toEqual(["/project", "/project", "/project", "/project"]);
  for (const { options } of runs) expect(options.env).toMatchObject({ UV_PYTHON_DOWNLOADS: "never" });
  expect(runs[2]?.argv).toContain(join(request.root, "bin/python"));
});

test("a project that uv's settings led elsewhere is no environment to bundle", async () => {
  const { exec } = recordingExec();
  const elsewhere = install(exec, {
    wheel: Promise.resolve("/scratch/other-1.0-py3-none-any.whl"),
  });
  await expect(elsewhere).rejects.toThrow("other was installed, but it is not in the environment");
});

test("a script without requirements starts nothing", async () => {
  await writeFile(request.wheelhouse.requirements, "\n");
  const { exec, runs } = recordingExec();
  await install(exec, { wheel: Promise.resolve(undefined), awaits: false });
  expect(runs).toEqual([]);
});
