import type { Fragment } from "../../src/model/manifest.ts";
import type { TargetId } from "../../src/model/target.ts";

/** The least that is recorded of a leg, but for what `changes` says. */
export function leastFragment(target: TargetId, changes: Partial<Fragment> = {}): Fragment {
  return {
    target,
    plan: "0".repeat(64),
    dirty: false,
    interpreter: {
      source: "standalone",
      version: "3.13.9",
      sha256: null,
      url: null,
      reason: "for a test",
      fallback: false,
    },
    requirements: { source: "uv.lock", packages: [] },
    bundler: { name: "portable", version: null, options: {} },
    bundleSize: 1,
    floor: null,
    sizes: [],
    smoke: [],
    artifacts: [],
    ...changes,
  };
}
