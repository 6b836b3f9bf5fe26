/**
 * Libraries that every Linux system with glibc and a desktop has in a compatible form, and which are therefore never
 * carried along. Source: the `lib_whitelist` of the newest `manylinux_2_*` entry (2.41) of auditwheel 6.8's
 * `manylinux-policy.json`, without libz, libexpat and libnsl, which small systems lack.
 */
const BASE_LIBRARIES: ReadonlySet<string> = new Set([
  "libGL.so.1",
  "libICE.so.6",
  "libSM.so.6",
  "libX11.so.6",
  "libXext.so.6",
  "libXrender.so.1",
  "libanl.so.1",
  "libatomic.so.1",
  "libc.so.6",
  "libdl.so.2",
  "libgcc_s.so.1",
  "libglib-2.0.so.0",
  "libgobject-2.0.so.0",
  "libgthread-2.0.so.0",
  "libm.so.6",
  "libmvec.so.1",
  "libpthread.so.0",
  "libresolv.so.2",
  "librt.so.1",
  "libstdc++.so.6",
  "libutil.so.1",
]);

/** The ELF interpreter itself, which some libraries name as a need. */
const LOADER = /^ld-linux[\w.-]*\.so\.\d+$/;

/** Is a library of this name (as in DT_NEEDED) the system's to bring? */
export function isBaseLibrary(name: string): boolean {
  return BASE_LIBRARIES.has(name) || LOADER.test(name);
}

/** Licences under which a bundle of somebody else's program should not carry a library without being asked. */
const LICENSED: readonly { readonly name: RegExp; readonly licence: string }[] = [
  { name: /^libreadline\.so\./, licence: "GPL-3.0" },
  { name: /^libgdbm(?:_compat)?\.so\./, licence: "GPL-3.0" },
  { name: /^libdb-[\d.]+\.so$/, licence: "Sleepycat" },
];

/** The licence that keeps this library out of bundles; undefined for all others. */
export function keptOutBy(name: string): string | undefined {
  return LICENSED.find((entry) => entry.name.test(name))?.licence;
}
