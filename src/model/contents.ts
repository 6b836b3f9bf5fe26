import type { Floor } from "./inspection.ts";
import type { ReportOwner } from "./report.ts";

/** A bundle file by file, as an inspection saw it: nothing is read again for that. */
export interface BundleContents {
  /** Largest first. Bytes are those on the disk, of what is compressed its share. */
  readonly owners: readonly ReportOwner[];
  /** Programs and libraries that ask for a version of the system, by path. */
  readonly demands: readonly Floor[];
}
