import type { OwnerKind } from "./inspection.ts";

/** A file of a bundle: its path in there, with `/`, and its size in bytes. */
export type ReportFile = readonly [path: string, bytes: number];

/** What one owner brought into a bundle. */
export interface ReportOwner {
  readonly kind: OwnerKind;
  /** `name version` of a distribution, else what it is, in words. */
  readonly name: string;
  readonly files: readonly ReportFile[];
}

/** One line of what was tried. */
export interface ReportCheck {
  readonly what: string;
  readonly result: string;
  readonly detail: string;
}

/** One bundle, as the report shows it. Texts are for people, and come from projects: nothing in them is markup. */
export interface ReportBundle {
  readonly target: string;
  readonly name: string;
  /** Facts in a word or two: `["needs", "glibc 2.17"]`. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly owners: readonly ReportOwner[];
  /** Files that ask for a version of the system, the most demanding first. */
  readonly floors: readonly { readonly file: string; readonly needs: string; readonly owner: string }[];
  readonly checks: readonly ReportCheck[];
}

/** Everything that the page shows; it travels inside of it. */
export interface ReportData {
  readonly title: string;
  readonly subtitle: string;
  readonly bundles: readonly ReportBundle[];
}
