import * as v from "valibot";

/**
 * What the stand hands to the tests, each value one environment variable. A variable that is not set is a part that is
 * not there: the tests that need it are skipped, and the stand's summary says why.
 */
const VARIABLES = {
  /** Folder of the product under test: action.yml and dist/. */
  product: "STAND_PRODUCT",
  /** Place of standalone archives, for `python-mirror`. */
  mirror: "STAND_MIRROR",
  /** Version of the interpreter that the mirror has. */
  pythonVersion: "STAND_PYTHON_VERSION",
  /** An unpacked copy of that interpreter. */
  python: "STAND_PYTHON",
  /** The `act` program. */
  act: "STAND_ACT",
  /** Folder with `act.exe` and `git.exe`. */
  actForWindows: "STAND_ACT_WINDOWS",
  /** The program of a blob store; see azurite.ts. */
  azurite: "STAND_AZURITE",
  /** Folder of what drives a browser; see chromium.ts. */
  chromium: "STAND_CHROMIUM",
  /** What runs Windows programs, as JSON; see wine-room.ts. */
  wine: "STAND_WINE",
  /** Programs of Sigstore, as JSON; see sigstore/tools.ts. */
  sigstore: "STAND_SIGSTORE",
  /** Scratch space of this run, and in a test of its file; everything in it is removed afterwards. */
  work: "STAND_WORK",
  /** Cache folder that all tests share, as XDG_CACHE_HOME, so that what they download is downloaded once. */
  cache: "STAND_CACHE",
  /** Set for `--quick`. */
  quick: "STAND_QUICK",
  /** Set for `--keep`: nothing is removed. */
  keep: "STAND_KEEP",
} as const;

export type StandKey = keyof typeof VARIABLES;
export type Stand = Readonly<Partial<Record<StandKey, string>>>;

/** A product and scratch space are there in every run of `npm run e2e`. */
export type ReadyStand = Stand & { readonly product: string; readonly work: string; readonly cache: string };

const text = v.optional(v.string());

export function standVariables(stand: Stand): Record<string, string> {
  const pairs = Object.entries(VARIABLES).flatMap(([key, variable]): [string, string][] => {
    const value = stand[key as StandKey];
    return value === undefined ? [] : [[variable, value]];
  });
  return Object.fromEntries(pairs);
}

/** Reads them back, in a test. */
export function standFrom(env: NodeJS.ProcessEnv): Stand {
  const pairs = Object.entries(VARIABLES).map(([key, variable]) => [key, v.parse(text, env[variable])]);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined && value !== ""));
}

export function isReady(stand: Stand): stand is ReadyStand {
  return stand.product !== undefined && stand.work !== undefined && stand.cache !== undefined;
}
