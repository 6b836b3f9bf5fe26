import * as v from "valibot";
import { BuildError } from "../model/errors.ts";
import { minorOf } from "../model/interpreter.ts";
import type { LocalSource } from "../model/local-source.ts";
import type { Ports } from "../model/ports.ts";
import type { TargetId } from "../model/target.ts";
import { keptAnswer } from "./answers.ts";
import type { LockedFile, PinnedPackage } from "./pylock.ts";
import question from "./select.py";

/** What another system says of itself to markers, and the newest platform that its wheels may be for. */
interface Platform {
  readonly kind: "manylinux" | "musllinux" | "macosx" | "win";
  readonly arch: string;
  /** Version of the C library or of macOS; as uv assumes them for the same system. */
  readonly newest: readonly [number, number];
}

const PLATFORMS: Readonly<Record<TargetId, Platform>> = {
  "linux-x64": { kind: "manylinux", arch: "x86_64", newest: [2, 28] },
  "linux-arm64": { kind: "manylinux", arch: "aarch64", newest: [2, 28] },
  "linux-musl-x64": { kind: "musllinux", arch: "x86_64", newest: [1, 2] },
  "linux-musl-arm64": { kind: "musllinux", arch: "aarch64", newest: [1, 2] },
  "macos-arm64": { kind: "macosx", arch: "arm64", newest: [13, 0] },
  "macos-x64": { kind: "macosx", arch: "x86_64", newest: [13, 0] },
  "windows-x64": { kind: "win", arch: "amd64", newest: [0, 0] },
  "windows-arm64": { kind: "win", arch: "arm64", newest: [0, 0] },
};
const SYSTEMS = {
  manylinux: { os_name: "posix", sys_platform: "linux", platform_system: "Linux" },
  musllinux: { os_name: "posix", sys_platform: "linux", platform_system: "Linux" },
  macosx: { os_name: "posix", sys_platform: "darwin", platform_system: "Darwin" },
  win: { os_name: "nt", sys_platform: "win32", platform_system: "Windows" },
} as const;

/** Another system than the one that decides. */
export interface Foreign {
  readonly target: TargetId;
  /** Of its Python, exact. */
  readonly version: string;
}

/** Markers ask for these (PEP 508); what no machine can say of another, release and version of its kernel, is empty. */
function markersOf({ target, version }: Foreign): Readonly<Record<string, string>> {
  const { kind, arch } = PLATFORMS[target];
  return {
    ...SYSTEMS[kind],
    implementation_name: "cpython",
    implementation_version: version,
    platform_machine: kind === "win" ? arch.toUpperCase() : arch,
    platform_python_implementation: "CPython",
    platform_release: "",
    platform_version: "",
    python_full_version: version,
    python_version: minorOf(version),
  };
}

const AnswerSchema = v.array(v.nullable(v.number()));
const TIMEOUT_MS = 60_000;

/** What a package is installed from. */
export interface Choice {
  readonly entry: PinnedPackage;
  readonly file: LockedFile;
  readonly kind: "wheel" | "sdist";
}

function withoutFile({ name, version, wheels, sdist }: PinnedPackage, foreign: Foreign | undefined): BuildError {
  const offered = wheels.slice(0, 5).map((wheel) => wheel.name);
  const wanted = foreign === undefined ? "this Python and system" : `${foreign.target} with Python ${foreign.version}`;
  const hint = `Wheels that are locked: ${offered.length === 0 ? "none" : offered.join(", ")}${wheels.length > 5 ? ", …" : ""}.`;
  return new BuildError([
    foreign === undefined
      ? {
          code: "no-wheel-fits",
          message: `${name} ${version} has no wheel for ${wanted}, and no sdist is locked`,
          hint,
        }
      : {
          code: "cross-needs-wheel",
          message: `${name} ${version} has no wheel for ${foreign.target}, and --cross compiles nothing`,
          hint:
            sdist === undefined
              ? `It has no source either: take a version that has, or do without the target, as in targets: [{ target: ${foreign.target}, optional: true }].`
              : `Build ${foreign.target} on a machine of its own; there a wheel is made from its source.`,
        },
  ]);
}

function chosenFile(entry: PinnedPackage, place: number, foreign: Foreign | undefined): Choice {
  const wheel = entry.wheels[place];
  if (wheel !== undefined) return { entry, file: wheel, kind: "wheel" };
  if (entry.sdist === undefined || foreign !== undefined) throw withoutFile(entry, foreign);
  return { entry, file: entry.sdist, kind: "sdist" };
}

/** Of each package: the place of its best wheel, -1 where none fits, null where it is not wanted on this system. */
async function ask(
  ports: Ports,
  python: string,
  packages: readonly PinnedPackage[],
  foreign: Foreign | undefined,
): Promise<readonly (number | null)[]> {
  if (packages.length === 0) return [];
  const on =
    foreign === undefined
      ? null
      : { version: foreign.version, platform: PLATFORMS[foreign.target], markers: markersOf(foreign) };
  const asked = packages.map(({ marker, wheels }) => ({
    marker: marker ?? null,
    wheels: wheels.map(({ name }) => name),
  }));
  const input = JSON.stringify({ on, packages: asked });
  const answer = await keptAnswer(ports, [question, input], {
    python,
    isAnswer: (text) => parseAnswer(text)?.length === packages.length,
    ask: async () => {
      const options = { input, timeoutMs: TIMEOUT_MS, what: "asking which wheels fit" };
      const { stdout } = await ports.exec.run([python, "-I", "-c", question], options);
      const line = stdout.split(/\r?\n/).findLast((text) => text.startsWith("slipway:")) ?? "";
      return line.slice("slipway:".length);
    },
  });
  return v.parse(AnswerSchema, JSON.parse(answer));
}

function parseAnswer(text: string): readonly unknown[] | undefined {
  try {
    return v.parse(AnswerSchema, JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Those of packages that are built here which this system (or another) wants. */
export async function wantedSources(
  ports: Ports,
  python: string,
  packages: readonly PinnedPackage[],
  foreign: Foreign | undefined,
): Promise<readonly { readonly entry: PinnedPackage; readonly origin: LocalSource }[]> {
  const answer = await ask(ports, python, packages, foreign);
  return packages.flatMap((entry, index) =>
    entry.source === undefined || (answer[index] ?? null) === null ? [] : [{ entry, origin: entry.source }],
  );
}

/** What can be fetched at once, and what is to be in the end (with that). */
export interface Choosing {
  readonly certain: readonly Choice[];
  readonly chosen: Promise<readonly Choice[]>;
}

export const certainly = (choices: readonly Choice[]): Choosing => ({
  certain: choices,
  chosen: Promise.resolve(choices),
});

/** A wheel for every Python 3 on every system. */
const UNIVERSAL = /^[^-]+-[^-]+-(?:py2\.)?py3-none-any\.whl$/;

/** What needs no question: wanted always, and there is one wheel, which fits everywhere. */
function certainChoice(entry: PinnedPackage): readonly Choice[] {
  const [file, ...others] = entry.wheels;
  const certain = entry.marker === undefined && others.length === 0 && file !== undefined && UNIVERSAL.test(file.name);
  return certain ? [{ entry, file, kind: "wheel" }] : [];
}

/** Asks a Python which locked packages are wanted on it (or on another system), and which file of each. */
export function chooseFiles(
  ports: Ports,
  python: string,
  packages: readonly PinnedPackage[],
  foreign: Foreign | undefined,
): Choosing {
  const certain = packages.flatMap(certainChoice);
  const known = new Map(certain.map((choice) => [choice.entry, choice]));
  const unknown = packages.filter((entry) => !known.has(entry));
  const choose = async (): Promise<readonly Choice[]> => {
    const answer = await ask(ports, python, unknown, foreign);
    const places = new Map(unknown.map((entry, index) => [entry, answer[index] ?? null]));
    return packages.flatMap((entry) => {
      const choice = known.get(entry);
      if (choice !== undefined) return [choice];
      const place = places.get(entry) ?? null;
      return place === null ? [] : [chosenFile(entry, place, foreign)];
    });
  };
  const chosen = choose();
  // Whoever waits for it hears of it, and may begin to wait later.
  chosen.catch(() => undefined);
  return { certain, chosen };
}

/** The same, where nothing is begun before all is known. */
export async function selectFiles(...question: Parameters<typeof chooseFiles>): Promise<readonly Choice[]> {
  return chooseFiles(...question).chosen;
}
