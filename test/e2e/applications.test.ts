import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { KNOWN_FAILURES } from "../corpus/known.ts";
import { type KnownFailure, knownFailure } from "../support/corpus/result.ts";
import { makeApplicationProject } from "../support/stand/application-project.ts";
import { type Application, CORPUS, readApplications } from "../support/stand/applications.ts";
import { build, theStand, unpack } from "../support/stand/cli.ts";
import { openRoom, type Room } from "../support/stand/room.ts";

const stand = theStand();
/** The rest of the set is tried by `npm run corpus`. */
const NAMES = stand.quick === undefined ? ["httpie", "black", "cookiecutter", "flake8"] : ["httpie"];
const applications = (await readApplications(CORPUS)).filter(({ name }) => NAMES.includes(name));

/** A listed failure must happen, and as listed; everything else must work. */
function expectVerdict(verdict: string, known: KnownFailure | undefined): void {
  if (known === undefined) {
    expect(verdict).toBe("works");
    return;
  }
  expect(verdict, "works now: take it off the list of known failures").not.toBe("works");
  expect(verdict).toMatch(known.shows);
  process.stdout.write(`known failure: ${known.bundler}, ${known.application}, ${known.check}: ${known.reason}\n`);
}

async function verdictOfBuild(
  application: Application,
  bundler: string,
  room: Room,
): Promise<{ bundle?: string; verdict: string }> {
  const project = await makeApplicationProject(join(stand.work, `${application.name}-${bundler}`), application);
  try {
    const archive = await build(stand, project, ["--bundler", bundler]);
    return { bundle: await unpack(archive, room.folder), verdict: "works" };
  } catch (error) {
    return { verdict: error instanceof Error ? error.message : String(error) };
  }
}

for (const application of applications) {
  describe.each(["portable", "pyinstaller"])(`${application.name} by %s`, (bundler) => {
    const known = (check: string): KnownFailure | undefined =>
      knownFailure(KNOWN_FAILURES, { bundler, application: application.name }, check);
    let room: Room;
    let built: { bundle?: string; verdict: string };

    beforeAll(async () => {
      room = await openRoom([stand.work, stand.cache]);
      built = await verdictOfBuild(application, bundler, room);
    });
    afterAll(() => room.dispose());

    test("is built, and its archive passes its own smoke run", () => {
      expectVerdict(built.verdict, known("build"));
    });

    // Where no archive comes about, that is the finding; there is nothing to try.
    const archived = known("build") === undefined;
    test.each(archived ? [application.version, ...application.checks] : [])("$name", async (check) => {
      const verdict =
        built.bundle === undefined
          ? "there is no archive"
          : await room.judge(join(built.bundle, application.script), check);
      expectVerdict(verdict, known(check.name));
    });
  });
}
