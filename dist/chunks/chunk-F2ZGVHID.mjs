import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);

// src/model/target.ts
var TARGETS = {
  "linux-x64": { os: "linux", arch: "x64", libc: "glibc" },
  "linux-arm64": { os: "linux", arch: "arm64", libc: "glibc" },
  "linux-musl-x64": { os: "linux", arch: "x64", libc: "musl" },
  "linux-musl-arm64": { os: "linux", arch: "arm64", libc: "musl" },
  "macos-arm64": { os: "macos", arch: "arm64" },
  "macos-x64": { os: "macos", arch: "x64" },
  "windows-x64": { os: "windows", arch: "x64" },
  "windows-arm64": { os: "windows", arch: "arm64" }
};
var TARGET_IDS = Object.freeze(Object.keys(TARGETS));
var DEFAULT_TARGETS = TARGET_IDS.filter((id) => !id.includes("musl"));
function isTargetId(text) {
  return Object.hasOwn(TARGETS, text);
}
function targetFacts(id) {
  return TARGETS[id];
}

export {
  TARGET_IDS,
  DEFAULT_TARGETS,
  isTargetId,
  targetFacts
};
