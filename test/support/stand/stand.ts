import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import realTable from "../../../src/python/standalone.json" with { type: "json" };
import { installAct } from "./act.ts";
import { installActForWindows } from "./act-windows.ts";

import { installAzurite } from "./azurite.ts";

import { installChromium } from "./chromium.ts";
import { debianPrograms } from "./debian.ts";
import type { ReadyStand, Stand } from "./environment.ts";
import { installInterpreter, type StandIn, tableFor } from "./interpreter.ts";
import { type Mirror, startMirror } from "./mirror.ts";
import { copyProduct } from "./product.ts";
import { installSigstoreTools, type SigstoreTools } from "./sigstore/tools.ts";
import { type Part, part, stackRoot } from "./store.ts";
import { installWine } from "./wine.ts";
import type { Wine } from "./wine-room.ts";

export interface PreparedStand {
  readonly stand: ReadyStand;
  /** Every part, also those that could not be had. */
  readonly parts: readonly Part<unknown>[];
  dispose(): Promise<void>;
}

/** What of the stand a run asks for, beyond an interpreter. */
export interface StandOptions {
  readonly quick: boolean;
  readonly keep: boolean;
  readonly workflows: boolean;
  readonly windows: boolean;
  readonly signing: boolean;
  readonly browser: boolean;
}

/** Windows programs, and a Python for them to build with. */
interface WindowsParts {
  readonly wine: Wine;
  readonly interpreter: StandIn;
}

async function windowsParts(): Promise<WindowsParts> {
  const wine = await installWine();
  return { wine, interpreter: await installInterpreter("windows-x64") };
}

const had = <T>(part: Part<T> | undefined): T | undefined => (part?.state === "ready" ? part.value : undefined);

/** Installs what can be had, starts what has to run, and says what is missing. */
export async function prepareStand(checkout: string, options: StandOptions): Promise<PreparedStand> {
  // One after the other: both fetch the same module of Go's.
  const interpreter = await part("interpreter tree", () => installInterpreter("linux-x64"));
  const [act, azurite, windows, chromium] = await Promise.all([
    options.workflows ? part("act", installAct) : undefined,
    options.workflows ? part("blob store", installAzurite) : undefined,
    options.windows ? part("Wine 10 with Node and CPython for Windows", windowsParts) : undefined,
    options.browser ? part("Chromium with playwright-core and axe-core", installChromium) : undefined,
  ]);
  // After the other act, of whose modules it is made too.
  const actForWindows = options.windows ? await part("act for Windows", installActForWindows) : undefined;
  const sigstore = options.signing ? await part("Sigstore, with its verifiers", installSigstoreTools) : undefined;
  const keys = options.signing
    ? await part("minisign and GnuPG", () => debianPrograms(["minisign", "gpg"]))
    : undefined;
  const work = await mkdtemp(join(tmpdir(), "slipway-e2e-"));
  const parts = [interpreter, act, azurite, windows, actForWindows, chromium, sigstore, keys].filter(
    (each) => each !== undefined,
  );
  const interpreters = [had(interpreter), had(windows)?.interpreter].filter((each) => each !== undefined);
  const mirror = interpreters.length > 0 ? await startMirror(interpreters) : undefined;
  const dispose = async (): Promise<void> => {
    mirror?.close();
    if (!options.keep) await rm(work, { recursive: true, force: true });
  };
  try {
    const table = interpreters.length > 0 ? tableFor(interpreters, realTable, new Date()) : undefined;
    const product = await copyProduct(checkout, join(work, "product"), table);
    const cache = join(stackRoot(), "e2e-cache");
    await mkdir(cache, { recursive: true });
    const programs = {
      act: had(act),
      actForWindows: had(actForWindows),
      azurite: had(azurite),
      wine: had(windows)?.wine,
      chromium: had(chromium),
      sigstore: had(sigstore),
    };
    const found = { interpreter: had(interpreter), ...programs, mirror };
    const flags = { ...(options.quick ? { quick: "1" } : {}), ...(options.keep ? { keep: "1" } : {}) };
    const stand: ReadyStand = { product, work, cache, ...known(found), ...flags };
    return { stand, parts, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

function known(found: {
  readonly interpreter: StandIn | undefined;
  readonly act: string | undefined;
  readonly actForWindows: string | undefined;
  readonly azurite: string | undefined;
  readonly wine: Wine | undefined;
  readonly sigstore: SigstoreTools | undefined;
  readonly chromium: string | undefined;
  readonly mirror: Mirror | undefined;
}): Stand {
  const { interpreter, act, actForWindows, azurite, wine, sigstore, chromium, mirror } = found;
  return {
    ...(mirror === undefined ? {} : { mirror: mirror.url }),
    ...(interpreter === undefined ? {} : { python: interpreter.python, pythonVersion: interpreter.version }),
    ...(act === undefined ? {} : { act }),
    ...(actForWindows === undefined ? {} : { actForWindows }),
    ...(sigstore === undefined ? {} : { sigstore: JSON.stringify(sigstore) }),
    ...(azurite === undefined ? {} : { azurite }),
    ...(chromium === undefined ? {} : { chromium }),
    ...(wine === undefined ? {} : { wine: JSON.stringify(wine) }),
  };
}
