import * as v from "valibot";
import { BuildError } from "../model/errors.ts";
import { minorOf } from "../model/interpreter.ts";
import type { LocalSource } from "../model/local-source.ts";
import type { Ports } from "../model/ports.ts";
import type { TargetId } from "../model/target.ts";
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

function withoutFile({ name, version, wheels }: PinnedPackage, foreign: Foreign | undefined): BuildError {
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
          message: `${name} has no wheel for ${foreign.target}, and --cross compiles nothing`,
          hint: `Build ${foreign.target} on a machine of its own; there a wheel is made from its source.`,
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
  const { stdout } = await ports.exec.run([python, "-I", "-c", question], {
    input: JSON.stringify({ on, packages: asked }),
    timeoutMs: TIMEOUT_MS,
    what: "asking which wheels fit",
  });
  const line = stdout.split(/\r?\n/).findLast((text) => text.startsWith("slipway:")) ?? "";
  return v.parse(AnswerSchema, JSON.parse(line.slice("slipway:".length)));
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

/** Asks a Python which locked packages are wanted on it (or on another system), and which file of each. */
export async function selectFiles(
  ports: Ports,
  python: string,
  packages: readonly PinnedPackage[],
  foreign: Foreign | undefined,
): Promise<readonly Choice[]> {
  const answer = await ask(ports, python, packages, foreign);
  return packages.flatMap((entry, index) => {
    const place = answer[index] ?? null;
    return place === null ? [] : [chosenFile(entry, place, foreign)];
  });
}
