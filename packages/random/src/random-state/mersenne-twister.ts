/*
 * MT19937, after Matsumoto and Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed
 * uniform pseudo-random number generator" (1998), with the seeding of their 2002 version.
 */
const SIZE = 624;
const SHIFT = 397;

/** The generator's words, and how many of them have been used. */
export interface MersenneTwister {
  readonly key: Uint32Array;
  position: number;
}

/** Seeds by one 32-bit number (`init_genrand`). */
export function seedByNumber(seed: number): MersenneTwister {
  const key = new Uint32Array(SIZE);
  key[0] = seed;
  for (let i = 1; i < SIZE; i++) {
    const previous = key[i - 1]!;
    key[i] = Math.imul(1812433253, previous ^ (previous >>> 30)) + i;
  }
  return { key, position: SIZE };
}

/** Seeds by an array of 32-bit numbers (`init_by_array`). */
export function seedByArray(seed: readonly number[]): MersenneTwister {
  const { key } = seedByNumber(19650218);
  let i = 1;
  let j = 0;
  const mix = (factor: number) => {
    const previous = key[i - 1]!;
    return key[i]! ^ Math.imul(previous ^ (previous >>> 30), factor);
  };
  const advance = () => {
    i += 1;
    if (i === SIZE) {
      key[0] = key[SIZE - 1]!;
      i = 1;
    }
  };
  for (let k = Math.max(SIZE, seed.length); k > 0; k--) {
    key[i] = mix(1664525) + seed[j]! + j;
    advance();
    j = (j + 1) % seed.length;
  }
  for (let k = SIZE - 1; k > 0; k--) {
    key[i] = mix(1566083941) - i;
    advance();
  }
  key[0] = 0x80000000;
  return { key, position: SIZE };
}

/** The next 32 bits of the stream. */
export function nextUint32(generator: MersenneTwister): number {
  if (generator.position === SIZE) {
    regenerate(generator.key);
    generator.position = 0;
  }
  let y = generator.key[generator.position]!;
  generator.position += 1;
  y ^= y >>> 11;
  y ^= (y << 7) & 0x9d2c5680;
  y ^= (y << 15) & 0xefc60000;
  y ^= y >>> 18;
  return y >>> 0;
}

function regenerate(key: Uint32Array): void {
  for (let i = 0; i < SIZE; i++) {
    const y = (key[i]! & 0x80000000) | (key[(i + 1) % SIZE]! & 0x7fffffff);
    const twisted = key[(i + SHIFT) % SIZE]! ^ (y >>> 1);
    key[i] = y & 1 ? twisted ^ 0x9908b0df : twisted;
  }
}
