/*
 * NumPy's SeedSequence, after O'Neill, "Developing a seed_seq Alternative" (2015): hashes words of entropy into a
 * pool of four, and draws a generator's seed from that.
 */

/** What seeds a generator, and those that are spawned by it. */
export interface SeedSequence {
  /** The seed in words of 32 bits, the lowest first. */
  readonly entropy: readonly number[];
  /** Which child of which child it is; none of one that was made by a seed. */
  readonly spawnKey: readonly number[];
  /** How many children it has. */
  spawned: number;
}

const POOL = 4;
const [FIRST_A, FACTOR_A] = [0x43b0d7e5, 0x931e8875] as const;
const [FIRST_B, FACTOR_B] = [0x8b51f9dd, 0x58f38ded] as const;
const [MIX_LEFT, MIX_RIGHT] = [0xca01f9dd, 0x4973f715] as const;

/** A number in words of 32 bits, the lowest first; 0 has one. */
export function wordsOf(seed: bigint): number[] {
  const words: number[] = [];
  for (let rest = seed; rest > 0n || words.length === 0; rest >>= 32n) {
    words.push(Number(rest & 0xffffffffn));
  }
  return words;
}

/** The next child: its words are far from those of its parent and of every other child. */
export function spawnSequence(parent: SeedSequence): SeedSequence {
  const { entropy, spawnKey, spawned } = parent;
  parent.spawned += 1;
  return { entropy, spawnKey: [...spawnKey, spawned], spawned: 0 };
}

/** As many words of seed as are asked for. */
export function generateWords(sequence: SeedSequence, count: number): Uint32Array {
  const pool = poolOf(sequence);
  let factor: number = FIRST_B;
  return Uint32Array.from({ length: count }, (_, i) => {
    const value = pool[i % POOL]! ^ factor;
    factor = Math.imul(factor, FACTOR_B);
    return shifted(Math.imul(value, factor));
  });
}

function poolOf({ entropy, spawnKey }: SeedSequence): Uint32Array {
  // Without the zeros, a child of a short seed would have the words of a longer seed.
  const missing = spawnKey.length > 0 ? Math.max(0, POOL - entropy.length) : 0;
  const words = [...entropy, ...new Array<number>(missing).fill(0), ...spawnKey];
  const pool = new Uint32Array(POOL);
  let factor: number = FIRST_A;
  const hash = (word: number): number => {
    const value = word ^ factor;
    factor = Math.imul(factor, FACTOR_A);
    return shifted(Math.imul(value, factor));
  };
  for (let i = 0; i < POOL; i++) pool[i] = hash(words[i] ?? 0);
  for (let from = 0; from < POOL; from++) {
    for (let to = 0; to < POOL; to++) {
      if (from !== to) pool[to] = mix(pool[to]!, hash(pool[from]!));
    }
  }
  for (let from = POOL; from < words.length; from++) {
    for (let to = 0; to < POOL; to++) pool[to] = mix(pool[to]!, hash(words[from]!));
  }
  return pool;
}

function mix(a: number, b: number): number {
  return shifted(Math.imul(MIX_LEFT, a) - Math.imul(MIX_RIGHT, b));
}

function shifted(value: number): number {
  return (value ^ (value >>> 16)) >>> 0;
}
