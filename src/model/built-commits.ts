/** What was built of a commit, as text. Whoever may start a workflow in the repository may have written it. */
export interface BuiltCommit {
  /** The whole name of the commit, as it was filed. */
  readonly commit: string;
  readonly text: string;
}

/**
 * Small accounts of what a branch's own runs built, which outlive the machine, for the pull requests into that branch. What it
 * gives back is believed by nobody. It never fails: where it does not answer, there is nothing to compare with.
 */
export interface BuiltCommits {
  /**
   * The account of this commit, or else the newest one of the series that this run may see.
   * @param series of one project and target: letters, digits, `-`
   */
  bring(series: string, commit: string): Promise<BuiltCommit | undefined>;
  /** Keeps the account of a commit; a run that is no branch's own keeps nothing, for nobody would see it. */
  keep(series: string, built: BuiltCommit): Promise<void>;
}
