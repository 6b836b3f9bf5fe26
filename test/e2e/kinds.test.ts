import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { KNOWN_FAILURES } from "../corpus/known.ts";
import { KINDS, type Kind } from "../fixtures/kinds/kinds.ts";
import { knownFailure } from "../support/corpus/result.ts";
import type { Check } from "../support/stand/applications.ts";
import { makeCertificates } from "../support/stand/certificates.ts";
import { build, type PythonChoice, theStand, unpack } from "../support/stand/cli.ts";
import { type Display, openDisplay } from "../support/stand/display.ts";
import { copyProject, type Files } from "../support/stand/projects.ts";
import { pythonWith } from "../support/stand/pythons.ts";
import { openRoom, type Room } from "../support/stand/room.ts";

const stand = theStand();
const fixtures = join(import.meta.dirname, "..", "fixtures", "kinds");

let room: Room;
let certificates: Files;
let display: Display | Error;

const orError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

beforeAll(async () => {
  room = await openRoom([stand.work, stand.cache]);
  certificates = await makeCertificates();
  display = await openDisplay().catch(orError);
});
afterAll(async () => {
  if (!(display instanceof Error)) display.close();
  await room.dispose();
});

/** The check with what its kind needs of the machine. */
function equipped(kind: Kind, check: Check): Check {
  if (kind.needs === "certificates") return { ...check, files: { ...check.files, ...certificates } };
  if (kind.needs !== "display" || display instanceof Error) return check;
  return { ...check, env: { ...check.env, DISPLAY: display.name } };
}

async function shipped(kind: Kind, bundler: string, python: PythonChoice | undefined): Promise<string> {
  const project = await copyProject(join(fixtures, kind.name), join(stand.work, `kind-${kind.name}-${bundler}`));
  // A lone script has no version.
  const version = kind.name === "lone-script" ? ["--version", "1.0.0"] : [];
  return unpack(await build(stand, project, ["--bundler", bundler, ...version], python), room.folder);
}

async function tryKind(kind: Kind, bundler: string, python: PythonChoice | undefined): Promise<void> {
  const bundle = await shipped(kind, bundler, python);
  for (const check of kind.checks) {
    const verdict = await room.judge(join(bundle, check.script), equipped(kind, check));
    const known = knownFailure(KNOWN_FAILURES, { bundler, application: kind.name }, check.name);
    if (known === undefined) expect.soft(verdict, check.name).toBe("works");
    else expect.soft(verdict, known.reason).toMatch(known.shows);
  }
  // The other bundler's has the same name.
  await rm(bundle, { recursive: true });
}

describe.each(["portable", "pyinstaller"])("%s ships", (bundler) => {
  test.for(KINDS)("$name", async (kind, { skip }) => {
    if (kind.needs === "display" && display instanceof Error) skip(display.message);
    const python = kind.python === undefined ? undefined : await pythonWith(kind.python).catch(orError);
    if (python instanceof Error) return skip(python.message);
    await tryKind(kind, bundler, python);
  });
});
