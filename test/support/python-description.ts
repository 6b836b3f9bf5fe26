import type { PythonDescription } from "../../src/python/describe.ts";

/** What a CPython of Linux says of itself. */
export function description(version: string, executable: string): PythonDescription {
  return {
    implementation: "cpython",
    version,
    executable,
    prefix: "/opt/python",
    recordedPrefix: null,
    buildFolders: [],
    stdlib: "/opt/python/lib",
    platstdlib: "/opt/python/lib",
    platlib: "/opt/python/lib",
    platlibdir: "lib",
    bits: 64,
    platform: "linux-x86_64",
    machine: "x86_64",
    pip: true,
    framework: false,
    relocatable: false,
    libraryPath: "",
  };
}
