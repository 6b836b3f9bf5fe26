import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { APPLICATIONS, type Application } from "../support/stand/applications.ts";
import { build, theStand, unpack } from "../support/stand/cli.ts";
import { type KnownFailure, knownFailure } from "../support/stand/known.ts";
import { makeProject, wrapperFiles } from "../support/stand/projects.ts";
import { openRoom, type Room } from "../support/stand/room.ts";

const stand = theStand();
const applications = stand.quick === undefined ? APPLICATIONS : APPLICATIONS.filter(({ name }) => name === "httpie");

/** A listed failure must happen, and as listed; everything else must work. */
function expectVerdict(verdict: string, known: KnownFailure | undefined): void {
  if (known === undefined) {
    expect(verdict).toBe("works");
    return;
  }
  expect(verdict, "works now: take it off the list of known failures").not.toBe("works");
  expect(verdict).toMatch(known.shows);
  process.stdout.write(`known failure: pyinstaller, ${known.application}, ${known.check}: ${known.reason}\n`);
}

async function verdictOfBuild(
  application: Application,
  bundler: string,
  room: Room,
): Promise<{ bundle?: string; verdict: string }> {
  const project = await makeProject(join(stand.work, `${application.name}-${bundler}`), wrapperFiles(application));
  try {
    const archive = await build(stand, project, ["--bundler", bundler]);
    return { bundle: await unpack(archive, room.folder), verdict: "works" };
  } catch (error) {
    return { verdict: error instanceof Error ? error.message : String(error) };
  }
}

for (const application of applications) {
  describe.each(["portable", "pyinstaller"])(`${application.name} by %s`, (bundler) => {
    let room: Room;
    let built: { bundle?: string; verdict: string };

    beforeAll(async () => {
      room = await openRoom([stand.work, stand.cache]);
      built = await verdictOfBuild(application, bundler, room);
    });
    afterAll(() => room.dispose());

    test("is built, and its archive passes its own smoke run", () => {
      expectVerdict(built.verdict, knownFailure(bundler, application.name, "build"));
    });

    // Where no archive comes about, that is the finding; there is nothing to try.
    const archived = knownFailure(bundler, application.name, "build") === undefined;
    test.each(archived ? application.checks : [])("$name", async (check) => {
      const known = knownFailure(bundler, application.name, check.name);
      const verdict =
        built.bundle === undefined
          ? "there is no archive"
          : await room.judge(join(built.bundle, application.script), check);
      expectVerdict(verdict, known);
    });
  });
}
