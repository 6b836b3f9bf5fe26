import type { Packager } from "../model/bundle.ts";
import { targetFacts } from "../model/target.ts";

/** The archive again, a quarter smaller, for who can open it: tar with zstd beside it, 7-Zip, any distribution's installer. */
export const tarZst: Packager = {
  format: "tar.zst",
  // Windows opens .zip without anything installed; what cannot be opened there is not made for it.
  supports: (target) => targetFacts(target).os !== "windows",
  artifactName: (bundleName) => `${bundleName}.tar.zst`,
  async package(bundleRoot, file, options) {
    const [{ writeTar }, { zstd }] = await Promise.all([import("./tar.ts"), import("./zstd.ts")]);
    return writeTar(bundleRoot, file, options, zstd);
  },
};
