/** Everything a random state remembers, as plain data: `JSON.stringify` keeps it whole. */
export interface RandomStateSnapshot {
  /** The 624 words of the generator, integers in [0, 2^32). */
  readonly key: readonly number[];
  /** How many of them have been used, an integer in [0, 624]. */
  readonly position: number;
  /** The second value of the last pair of normals, not yet handed out; null if there is none. */
  readonly cachedNormal: number | null;
}

/** A stream of random numbers: NumPy's `RandomState`, with the same numbers for the same seed. */
export interface RandomState {
  /** Uniform in [0, 1), 53 bits. NumPy's `random_sample`. */
  readonly random: () => number;
  /** Uniform in [low, high): `low + (high - low) * random()`. */
  readonly uniform: (low: number, high: number) => number;
  /** Normal by the polar method of Marsaglia: `mean + standardDeviation * randn()`. @default 0, 1 */
  readonly normal: (mean?: number, standardDeviation?: number) => number;
  /** An integer in [low, high). */
  readonly randint: (low: number, high: number) => number;
  /** The integers 0 to n - 1 in random order. */
  readonly permutation: (n: number) => Int32Array;
  /** Puts an array into random order, in place. */
  readonly shuffle: (array: { readonly length: number; [index: number]: unknown }) => void;
  /**
   * `size` of the integers 0 to n - 1, with repetition unless `replace` is false; n may be 0 where
   * `size` is. @default replace: true
   */
  readonly choice: (
    n: number,
    size: number,
    options?: { readonly replace?: boolean },
  ) => Int32Array;
  /** What `restoreRandomState` needs to go on from here. */
  readonly state: () => RandomStateSnapshot;
}
