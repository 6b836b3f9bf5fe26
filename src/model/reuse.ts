/** What an earlier build of the same project left on this machine. There is none in a release, and with `cache: off`. */
export interface Reuse {
  /**
   * A folder of this project's and target's own, in the tool cache: nothing of it is ever restored from elsewhere, and
   * nobody else is in it meanwhile.
   */
  readonly directory: string;
  /** SHA-256 of all that decides on an environment: Slipway, system, interpreter, and every wheel. */
  readonly inputs: string;
}

/** What an environment was made from. */
export interface ReuseRequest {
  /** Of the workplace, which is locked. */
  readonly name: string;
  /** Absolute root. */
  readonly project: string;
  /** Slipway's own version, and its code. */
  readonly program: string;
  readonly interpreter: { readonly sha256: string | undefined };
  readonly digests: readonly { readonly name: string; readonly sha256: string }[] | undefined;
  /** The project's wheel, where it has one. */
  readonly wheel: string | undefined;
}
