/** Everything that a stream of `randomState` remembers, as plain data: `JSON.stringify` keeps it whole. */
export interface MersenneTwisterSnapshot {
  /** The 624 words of the generator, integers in [0, 2^32). */
  readonly key: readonly number[];
  /** How many of them have been used, an integer in [0, 624]. */
  readonly position: number;
  /** The second value of the last pair of normals, not yet handed out; null if there is none. */
  readonly cachedNormal: number | null;
}

/** Everything that a stream of `defaultRng` remembers, as plain data: `JSON.stringify` keeps it whole. */
export interface GeneratorSnapshot {
  readonly bitGenerator: "PCG64";
  /** A number below 2^128 in decimal digits: NumPy's `bit_generator.state["state"]["state"]`. */
  readonly state: string;
  /** An odd one: NumPy's `["state"]["inc"]`. */
  readonly increment: string;
  /** Half of the 64 bits of the last draw, not yet handed out; null if there is none. NumPy's `uinteger`. */
  readonly cachedUint32: number | null;
  /** The seed, in words of 32 bits: what spawned streams are seeded by. */
  readonly entropy: readonly number[];
  /** Which child of which child the stream is; empty for one that was made by a seed. */
  readonly spawnKey: readonly number[];
  /** How many streams it has spawned. */
  readonly spawned: number;
}

/** What `restoreRandomState` needs to go on from somewhere. */
export type RandomStateSnapshot = MersenneTwisterSnapshot | GeneratorSnapshot;

/**
 * A stream of random numbers: NumPy's `RandomState`, with the same numbers for the same seed, or NumPy's
 * `Generator`, which may stand wherever a stream is asked for.
 */
export interface RandomState<Snapshot extends RandomStateSnapshot = RandomStateSnapshot> {
  /** Uniform in [0, 1), 53 bits. NumPy's `random_sample`. */
  readonly random: () => number;
  /** Uniform in [low, high): `low + (high - low) * random()`. */
  readonly uniform: (low: number, high: number) => number;
  /** Normal: `mean + standardDeviation * randn()`. @default 0, 1 */
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
  readonly state: () => Snapshot;
}

/** A stream of random numbers: NumPy's `Generator`, with the same numbers for the same seed. */
export interface RandomGenerator extends RandomState<GeneratorSnapshot> {
  /** An integer in [low, high); `randint` is the same, as streams of `RandomState` call it. */
  readonly integers: (low: number, high: number) => number;
  /** Uniform in [0, 1), 24 bits: NumPy's `random(dtype=numpy.float32)`. */
  readonly randomFloat32: () => number;
  /** So many streams that are independent of this one and of each other, for threads or parts of a data set. */
  readonly spawn: (count: number) => RandomGenerator[];
}
