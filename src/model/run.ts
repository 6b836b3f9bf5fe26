/** The workflow run that we are a job of, as the runner tells it. Whoever has to be sure asks an identity token. */
export interface WorkflowRun {
  /** `https://github.com`, or an enterprise's own. */
  readonly server: string;
  /** `owner/name`. */
  readonly repository: string;
  /** `owner/name/.github/workflows/release.yml@refs/tags/v1.4.0`. */
  readonly workflow: string;
  readonly event: string;
  readonly ref: string;
  readonly commit: string;
  readonly id: string;
  readonly attempt: string;
  /** Undefined where the event does not say. */
  readonly visibility: "public" | "private" | undefined;
}

/** What an identity token says of the job; only GitHub's issuer says all of it. */
export interface JobClaims {
  readonly issuer: string;
  /** The workflow file whose job this is; of a reusable workflow that one's, not its caller's. */
  readonly workflow: string | undefined;
  readonly visibility: string | undefined;
  readonly hosted: boolean | undefined;
}
