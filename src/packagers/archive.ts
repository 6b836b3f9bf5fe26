import type { Packager } from "../model/bundle.ts";
import { targetFacts } from "../model/target.ts";

/** What a system's users can open without installing anything: `.zip` on Windows, `.tar.gz` elsewhere. */
export const archive: Packager = {
  format: "archive",
  supports: () => true,
  artifactName: (bundleName, target) => `${bundleName}${targetFacts(target).os === "windows" ? ".zip" : ".tar.gz"}`,
  async package(bundleRoot, file, options) {
    if (file.endsWith(".zip")) return (await import("./zip.ts")).writeZip(bundleRoot, file, options);
    return (await import("./tar.ts")).writeTar(bundleRoot, file, options);
  },
};
