/** What the dynamic section and the version needs of an ELF file say. */
export interface ElfFacts {
  readonly machine: "x64" | "arm64" | "other";
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
