import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { buildWheel } from "../../../src/environment/wheel.ts";
import type { WheelRequest } from "../../../src/model/environment.ts";
import { projectFolder } from "../../support/project-folder.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { diagnosed, portsWith, recordingExec } from "./support.ts";

const UV = { executable: "/tools/uv", version: "0.13.8" };

let directory: string;
let project: string;
beforeEach(async () => {
  directory = await temporaryFolder();
  project = await projectFolder({
    "pyproject.toml": '[build-system]\nrequires = []\nbuild-backend = "hatchling.build"\n',
  });
});
afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
  await rm(`${directory}-from`, { recursive: true, force: true });
});

const request = (): WheelRequest => ({
  project,
  python: "/usr/bin/python3",
  version: "3.13.9",
  release: false,
  beforeBuild: [
    ["npm", "run", "build assets"],
    ["make", "$HOME; *"],
  ],
  directory,
  epoch: 1_700_000_000,
  logFile: "/scratch/wheel.log",
});

/** A uv whose build leaves these files. */
const leaving = (...names: readonly string[]) =>
  recordingExec(async ({ argv }) => {
    if (argv[0] === UV.executable) await Promise.all(names.map((name) => writeFile(join(directory, name), "")));
  });

test("before-build runs first, in order, as written, in the project", async () => {
  const { exec, runs } = leaving("my_app-1.4.0+g1a2b-py3-none-any.whl", "build.log");
  const wheel = await buildWheel(portsWith(exec), UV, request());
  expect(wheel).toEqual({ file: join(directory, "my_app-1.4.0+g1a2b-py3-none-any.whl"), version: "1.4.0+g1a2b" });
  expect(runs.map(({ argv }) => argv).slice(0, 2)).toEqual(request().beforeBuild);
  expect(runs[2]?.argv.slice(0, 3)).toEqual(["/tools/uv", "build", "--wheel"]);
  expect(runs).toHaveLength(3);
  for (const { options } of runs) {
    expect(options.cwd).toBe(project);
    expect(options.env).toMatchObject({ SOURCE_DATE_EPOCH: "1700000000", PYTHONHASHSEED: "0" });
  }
});

test("a before-build that fails ends the build", async () => {
  const { exec, runs } = recordingExec(() => {
    throw new Error("npm failed");
  });
  await expect(buildWheel(portsWith(exec), UV, request())).rejects.toThrow("npm failed");
  expect(runs).toHaveLength(1);
});

test.each([[[]], [["a-1-py3-none-any.whl", "b-1-py3-none-any.whl"]]])("%j left is an error", async (names) => {
  const [problem] = await diagnosed(buildWheel(portsWith(leaving(...names).exec), UV, request()));
  expect(problem).toMatchObject({ code: "no-wheel", message: expect.stringContaining(`${names.length} wheels`) });
});
