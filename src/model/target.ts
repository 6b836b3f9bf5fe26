/** An operating system and architecture (and C library) that we build for. */
export interface TargetFacts {
  readonly os: "linux" | "macos" | "windows";
  readonly arch: "x64" | "arm64";
  readonly libc?: "glibc" | "musl";
}

/** Every target there is; its keys are the closed set of target ids. */
export const TARGETS = {
  "linux-x64": { os: "linux", arch: "x64", libc: "glibc" },
  "linux-arm64": { os: "linux", arch: "arm64", libc: "glibc" },
  "linux-musl-x64": { os: "linux", arch: "x64", libc: "musl" },
  "linux-musl-arm64": { os: "linux", arch: "arm64", libc: "musl" },
  "macos-arm64": { os: "macos", arch: "arm64" },
  "macos-x64": { os: "macos", arch: "x64" },
  "windows-x64": { os: "windows", arch: "x64" },
  "windows-arm64": { os: "windows", arch: "arm64" },
} as const satisfies Record<string, TargetFacts>;

export type TargetId = keyof typeof TARGETS;

export const TARGET_IDS: readonly TargetId[] = Object.freeze(Object.keys(TARGETS) as TargetId[]);

/** The targets of a project that names none: one per system and architecture; musl is asked for by name. */
export const DEFAULT_TARGETS: readonly TargetId[] = TARGET_IDS.filter((id) => !id.includes("musl"));

export function isTargetId(text: string): text is TargetId {
  return Object.hasOwn(TARGETS, text);
}

export function targetFacts(id: TargetId): TargetFacts {
  return TARGETS[id];
}
