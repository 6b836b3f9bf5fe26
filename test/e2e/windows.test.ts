import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WINDOWS_FAILURES } from "../corpus/known.ts";
import { knownFailure } from "../support/corpus/result.ts";
import { makeApplicationProject } from "../support/stand/application-project.ts";
import { CORPUS, readApplications } from "../support/stand/applications.ts";
import { archivesIn, theStand } from "../support/stand/cli.ts";
import { copyProject } from "../support/stand/projects.ts";
import {
  type BuildingWindows,
  type CleanWindows,
  openBuildingWindows,
  openCleanWindows,
} from "../support/stand/windows.ts";
import { describeUnless, noPart } from "../support/unless.ts";

const stand = theStand();
const example = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "examples", "hello-world");
/** With compiled wheels, plug-ins, data, worker processes, and one that asks a server. httpie is built in windows-action.test.ts. */
const NAMES = ["black", "cookiecutter", "flake8", "pygments", "s-sqlalchemy", "s-requests"];
const applications = (await readApplications(CORPUS)).filter(({ name }) => NAMES.includes(name));

describeUnless(noPart(stand.wine, "Wine"))("bundles for Windows, built and run in Wine", () => {
  let building: BuildingWindows;
  let clean: CleanWindows;

  beforeAll(async () => {
    building = await openBuildingWindows(stand);
    clean = await openCleanWindows(stand);
  });
  afterAll(() => clean?.close());

  test("hello world says hello", async () => {
    await copyProject(example, building.project("hello"));
    const program = `${await clean.unpack(await building.build("hello"))}\\hello-world.exe`;

    const check = { name: "", args: ["Ada"], prints: /^Hello, Ada!$/m };
    expect(await clean.judge(program, check)).toBe("works");
    expect(await clean.judge(program, { name: "", args: ["--no-such"], exit: [2], prints: /unrecognized/ })).toBe(
      "works",
    );
  });

  test("an interpreter with one changed byte is refused, and nothing is built", async () => {
    // Another Windows: this one keeps what it has verified.
    const fresh = await openBuildingWindows(stand);
    await copyProject(example, fresh.project("altered"));
    const altered = fresh.build("altered", [], `${stand.mirror}/broken`);
    await expect(altered).rejects.toThrow(/SHA-256 [0-9a-f]{64}, but [0-9a-f]{64} is pinned/);
    expect(await archivesIn(join(fresh.project("altered"), "release"))).toEqual([]);
  });

  describe.each(applications)("$name", (application) => {
    let program: string;

    beforeAll(async () => {
      await makeApplicationProject(building.project(application.name), application);
      const bundle = await clean.unpack(await building.build(application.name));
      program = `${bundle}\\${application.script}.exe`;
    });

    test.each([application.version, ...application.checks])("$name", async (check) => {
      const known = knownFailure(WINDOWS_FAILURES, { bundler: "portable", application: application.name }, check.name);
      const verdict = await clean.judge(program, check);
      if (known === undefined) expect(verdict).toBe("works");
      else expect(verdict, known.reason).toMatch(known.shows);
    });
  });
});
