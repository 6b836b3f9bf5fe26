/** What decides on what a run needs, from the most general to the most particular; each part is short and plain. */
export interface CacheLabel {
  readonly parts: readonly string[];
  /** What no hash vouches for is left where it is, and nothing is saved: nobody else would see it. */
  readonly release: boolean;
}

/**
 * A store that outlives this machine, for what lies in `Machine.cache`. Others may fill it: what it gives back is believed
 * by nobody. It never fails: where it does not answer, one warning says so, and everything is had from its origin.
 */
export interface Cache {
  /** Brings what a run with this label saved, or else one of a label that begins alike. Asked twice, it does so once. */
  restore(label: CacheLabel): Promise<void>;
  /**
   * For who looks into `Machine.cache`: this file is there, or it will not come. At once where nothing was begun.
   * @param path below `Machine.cache`, with `/`; where it is absent, everything has come
   */
  restored(path?: string): Promise<void>;
  /**
   * Says that this run needs a file, and whether it had to be had from its origin.
   * @param path below `Machine.cache`, with `/`
   */
  needs(path: string, how: "kept" | "fetched"): void;
  /** Saves what was needed, if it is not what was restored. */
  save(): Promise<void>;
  /** Did it have everything that was needed? */
  hit(): boolean;
}
