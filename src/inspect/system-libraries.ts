import type { BinaryFacts } from "../model/inspection.ts";
import windows from "./windows-libraries.json" with { type: "json" };

const WINDOWS: ReadonlySet<string> = new Set(windows.names);
/** Sets of functions that Windows leads to the library that has them. */
const API_SET = /^(?:api|ext)-ms-/;
/** The C library of musl systems and its loader are one file with two names. */
const MUSL = /^(?:libc\.musl-[\w-]+|ld-musl-[\w-]+|libc)\.so(?:\.1)?$/;

/** Is a library of this name the system's to bring? `isLinuxBase` knows the base set of glibc systems. */
export function isSystemLibrary(
  format: BinaryFacts["format"],
  name: string,
  isLinuxBase: (name: string) => boolean,
): boolean {
  if (format === "elf") return isLinuxBase(name) || MUSL.test(name);
  if (format === "macho") return name.startsWith("/usr/lib/") || name.startsWith("/System/");
  const lower = name.toLowerCase();
  return API_SET.test(lower) || WINDOWS.has(lower.replace(/\.dll$/, ""));
}
