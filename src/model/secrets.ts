/** Secrets that the user handed over in environment variables. */
export interface Secrets {
  /**
   * What a variable holds; undefined where it is not set or empty. From the first time it is asked for, logs hide it and
   * no child gets it.
   */
  read(variable: string): string | undefined;
}
