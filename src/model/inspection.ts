import type { BundleContents } from "./contents.ts";

export type Architecture = "x64" | "arm64" | "x86" | "arm" | "riscv64" | "ppc64" | "s390x" | "loong64" | "other";

/** What the dynamic section and the version needs of an ELF file say. */
export interface ElfFacts {
  readonly machine: Architecture;
  readonly soname: string | undefined;
  /** DT_NEEDED, in order. */
  readonly needed: readonly string[];
  readonly rpath: readonly string[];
  readonly runpath: readonly string[];
  /** Path in PT_INTERP, for programs. */
  readonly interpreter: string | undefined;
  /** Highest `GLIBC_x.y` among the version needs, as `2.17`. */
  readonly glibc: string | undefined;
  /** Has no symbol table: stripping it again gains nothing and has broken executables. */
  readonly stripped: boolean;
}

export type FloorSystem = "glibc" | "macos" | "windows";

/** The oldest system something runs on. */
export interface SystemVersion {
  readonly system: FloorSystem;
  /** Numbers with dots: `2.17`, `11.0`, `6.0` (Windows counts its subsystem: 6.0 is Vista, 10.0 is 10 and 11). */
  readonly version: string;
}

/** One program or library for one processor; a fat Mach-O file holds several. */
export interface Slice {
  /** `any`: byte code of .NET, which runs on all. */
  readonly architecture: Architecture | "any";
  readonly needs: SystemVersion | undefined;
  /** Libraries that must be there when it is loaded, as it names them. */
  readonly libraries: readonly string[];
}

/** What a program or library says of itself, whatever its format. */
export interface BinaryFacts {
  readonly format: "elf" | "macho" | "pe";
  readonly slices: readonly Slice[];
  /** Is loaded by another program; programs are not. */
  readonly library: boolean;
  /** Bytes that `strip` would remove; known for ELF only. */
  readonly removable: number;
}

/** The floor of a bundle, and who asks for it. */
export interface Floor extends SystemVersion {
  /** Relative to the bundle, with `/`; inside of a onefile executable after `!`. */
  readonly file: string;
  /** Who brought the file. */
  readonly owner: string;
}

/** What a part of a bundle is. */
export type OwnerKind = "application" | "distribution" | "interpreter" | "launcher" | "other";

/** The part of a bundle that one owner brought. */
export interface SizeShare {
  readonly kind: OwnerKind;
  /** `name version` of a distribution, else the kind, or a folder where nothing says more. */
  readonly owner: string;
  readonly bytes: number;
  readonly files: number;
}

/** Something that would make a bundle smaller, measured. */
export interface Suggestion {
  readonly what: string;
  readonly bytes: number;
  /** The largest ones. */
  readonly files: readonly string[];
}

/** The system and processor that a bundle is for. Binaries for others may be in it, as data. */
export interface Home {
  readonly format: BinaryFacts["format"];
  readonly architecture: string;
}

/** What is known of a bundle that was just made. */
export interface FreshBundle {
  readonly root: string;
  /** Relative to the root, with `/`. */
  readonly launchers: readonly string[];
  readonly home: Home;
  /** Name of the application's own distribution. */
  readonly application: string;
  /** Where everything is installed that the bundle was made from. */
  readonly sitePackages: string;
  /** Somebody wants to know what is inside. */
  readonly accounted: boolean;
}

/** What is known of a bundle from its bytes alone. */
export interface Inspection {
  /** `directory`, `tar.gz`, `zip`, `onefile` …; what lies inside of another comes after a `+`. */
  readonly form: string;
  /** Bytes of all files, unpacked. */
  readonly bytes: number;
  readonly files: number;
  /** One per system: a bundle has one, unless it is a mixture. */
  readonly floors: readonly Floor[];
  /** Processor → how many binaries. */
  readonly architectures: Readonly<Record<string, number>>;
  /** The one most binaries are for, or the one that was asked for; undefined where there are none. */
  readonly architecture: string | undefined;
  /** Binaries of another processor or system. */
  readonly foreign: readonly { readonly file: string; readonly what: string; readonly library: boolean }[];
  /** Those inside, for the processor that the bundle is for. */
  readonly libraries: readonly string[];
  /** Libraries that are neither inside nor the system's. */
  readonly missing: readonly { readonly library: string; readonly file: string }[];
  /** Largest first. */
  readonly sizes: readonly SizeShare[];
  readonly suggestions: readonly Suggestion[];
  readonly contents: BundleContents;
  /** What could not be read, or leads out of the bundle. `binary`: a program or library, so that the floor is not certain. */
  readonly problems: readonly { readonly file: string; readonly problem: string; readonly binary: boolean }[];
}

/** Below 0 where `a` is the older version. Numbers with dots; a missing one counts as 0. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split(".").map(Number), b.split(".").map(Number)];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
