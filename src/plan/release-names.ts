import { fileVersion } from "./version.ts";

/** What its name ends with. */
export const SBOM = ".sbom.cdx.json";

/** Name of the file that says what is inside of all bundles of a project in a release. */
export function sbomName({ name, version }: { readonly name: string; readonly version: string }): string {
  return `${name}-${fileVersion(version)}${SBOM}`;
}
