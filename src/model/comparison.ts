/** Two values of the same thing; undefined where one of the builds does not tell. */
export interface Change<T> {
  readonly before: T | undefined;
  readonly now: T | undefined;
}

/** A bundle beside a former one of the same target. */
export interface Comparison {
  /** What it is compared with. */
  readonly label: string;
  /** Bytes of the unpacked bundle. */
  readonly size: { readonly before: number; readonly now: number };
  /** Milliseconds of the median start. */
  readonly startup: Change<number>;
  /** As `glibc 2.17`. */
  readonly floor: Change<string>;
  /** Whose part of the bundle is of another size, the largest difference first. Versions are no part of the name. */
  readonly shares: readonly (Change<number> & { readonly owner: string })[];
  /** Imports that the bundler did not find, and did find before. */
  readonly newlyMissing: readonly string[];
  /** Libraries that the user has to have, and had not to have before. */
  readonly newlyNeeded: readonly string[];
  /** Native libraries that the bundle has now. */
  readonly newLibraries: readonly string[];
  /** Distributions that are new, or of another licence than before. */
  readonly licences: readonly (Change<string> & { readonly name: string; readonly isNew: boolean })[];
}
