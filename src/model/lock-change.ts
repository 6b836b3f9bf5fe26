/** A distribution whose locked version is another one than at the base commit; undefined: not locked. */
export interface LockChange {
  readonly name: string;
  readonly before: string | undefined;
  readonly now: string | undefined;
}

/** What changed since a commit, or why that is not known. */
export interface LockChanges {
  /** The commit, as it was named. */
  readonly base: string;
  readonly changes: readonly LockChange[];
  readonly unknown?: string;
}
