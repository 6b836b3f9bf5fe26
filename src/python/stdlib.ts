import { basename, join } from "node:path";
import type { PythonDescription } from "./describe.ts";
import { listFiles } from "./files.ts";

/** A file of the standard library and its place below `lib/python3.X` of a tree, with `/`. */
export interface StdlibFile {
  readonly from: string;
  readonly place: string;
}

/**
 * What no program that is shipped needs, or must not get: foreign packages and their start-up code, the machine's own
 * start-up code, tools that only serve to develop, and the mark that keeps installers out.
 */
const LEFT_OUT: ReadonlySet<string> = new Set([
  "EXTERNALLY-MANAGED",
  "dist-packages",
  "ensurepip",
  "idlelib",
  "lib2to3",
  "site-packages",
  "sitecustomize.py",
  "turtledemo",
  "usercustomize.py",
]);
const LEFT_OUT_AT_TOP = /^(?:config-|test)/;
const LEFT_OUT_ANYWHERE = /(?:^|\/)(?:__pycache__|tests?|idle_test)$/;

/** Extensions for tests; `nis` alone pulls in six libraries of a directory service, `ossaudiodev` a dead sound system. */
const EXTENSION_LEFT_OUT = /^(?:_test|_ctypes_test|xx|_xxtestfuzz|nis$|ossaudiodev$)/;

/** `_ssl` of `lib-dynload/_ssl.cpython-313-x86_64-linux-gnu.so`. */
export function extensionName(path: string): string {
  return basename(path).split(".")[0] ?? "";
}

/** Is this file of a tree, or of the standard library, a compiled part? */
export function isExtension(path: string): boolean {
  return path.endsWith(".so");
}

function isWanted(path: string, kind: "file" | "folder"): boolean {
  const atTop = !path.includes("/");
  if (atTop && (LEFT_OUT.has(path) || LEFT_OUT_AT_TOP.test(path))) return false;
  if (kind === "folder") return !LEFT_OUT_ANYWHERE.test(path);
  if (/\.(?:a|o|pyc)$/.test(path)) return false;
  return !(isExtension(path) && EXTENSION_LEFT_OUT.test(extensionName(path)));
}

/** The files of the standard library that a tree gets, sorted by place. */
export async function listStdlib(about: PythonDescription): Promise<readonly StdlibFile[]> {
  const files = await listFiles(about.stdlib, isWanted);
  const library = files.map((place): StdlibFile => ({ from: join(about.stdlib, place), place }));
  if (about.platstdlib === about.stdlib) return library;
  const compiled = await listFiles(join(about.platstdlib, "lib-dynload"), (path, kind) =>
    isWanted(`lib-dynload/${path}`, kind),
  );
  const places = compiled.map((path) => ({
    from: join(about.platstdlib, "lib-dynload", path),
    place: `lib-dynload/${path}`,
  }));
  return [...library, ...places];
}
