import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { KNOWN_FAILURES } from "../corpus/known.ts";
import { KINDS, type Kind } from "../fixtures/kinds/kinds.ts";
import { knownFailure } from "../support/corpus/result.ts";
import type { Check } from "../support/stand/applications.ts";
import { makeCertificates } from "../support/stand/certificates.ts";
import { build, theStand, unpack } from "../support/stand/cli.ts";
import { type Display, openDisplay } from "../support/stand/display.ts";
import { copyProject, type Files } from "../support/stand/projects.ts";
import { openRoom, type Room } from "../support/stand/room.ts";

const stand = theStand();
const fixtures = join(import.meta.dirname, "..", "fixtures", "kinds");

let room: Room;
let certificates: Files;
let display: Display | undefined;
let noDisplay = "";

beforeAll(async () => {
  room = await openRoom([stand.work, stand.cache]);
  certificates = await makeCertificates();
  display = await openDisplay().catch((error: unknown) => {
    noDisplay = String(error);
    return undefined;
  });
});
afterAll(async () => {
  display?.close();
  await room.dispose();
});

/** The check with what its kind needs of the machine. */
function equipped(kind: Kind, check: Check): Check {
  if (kind.needs === "certificates") return { ...check, files: { ...check.files, ...certificates } };
  if (kind.needs === "display") return { ...check, env: { ...check.env, DISPLAY: display?.name ?? "" } };
  return check;
}

describe.each(["portable", "pyinstaller"])("%s ships", (bundler) => {
  test.each(KINDS)("$name", async (kind) => {
    if (kind.needs === "display" && display === undefined) {
      process.stdout.write(`skipped: ${kind.name}: ${noDisplay}\n`);
      return;
    }
    const of = { bundler, application: kind.name };
    const project = await copyProject(join(fixtures, kind.name), join(stand.work, `kind-${kind.name}-${bundler}`));
    const version = kind.name === "lone-script" ? ["--version", "1.0.0"] : [];
    const flags = ["--bundler", bundler, ...version];
    const bundle = await unpack(await build(stand, project, flags, kind.python), room.folder);
    for (const check of kind.checks) {
      const verdict = await room.judge(join(bundle, check.script), equipped(kind, check));
      const known = knownFailure(KNOWN_FAILURES, of, check.name);
      if (known === undefined) expect.soft(verdict, check.name).toBe("works");
      else expect.soft(verdict, known.reason).toMatch(known.shows);
    }
  });
});
