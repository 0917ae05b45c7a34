/*
 * PCG64 (PCG XSL RR 128/64), after O'Neill, "PCG: A Family of Simple Fast Space-Efficient Statistically Good
 * Algorithms for Random Number Generation" (2014).
 *
 * JavaScript multiplies 128 bits only as bigints, which are objects. So the state is in six limbs of 24 bits: six
 * products of two limbs, added up, are still exact. That is three times as fast as words of 32 bits, whose
 * products are not.
 */

/** The generator's numbers, and what it has drawn last. */
export interface Pcg64 {
  /** 128 bits in limbs, the lowest first: what each step multiplies by a constant, and adds the increment to. */
  readonly state: Float64Array;
  /** 128 bits in limbs, odd. */
  readonly increment: Float64Array;
  /** The 64 bits of the last step: two words, the lower one first. */
  readonly drawn: Uint32Array;
  /** The upper word of a draw of which the lower one was asked for; null for none. */
  cachedUint32: number | null;
}

/** A generator with this state and increment. */
export function pcg64(state: bigint, increment: bigint, cachedUint32: number | null): Pcg64 {
  return {
    state: limbsOf(state),
    increment: limbsOf(increment),
    drawn: new Uint32Array(2),
    cachedUint32,
  };
}

/** Seeds by eight words of a seed sequence: four of the start and four of the stream. */
export function seedPcg64(words: Uint32Array): Pcg64 {
  // 64 bits each, the lower word first; of 128 bits, the upper half first.
  const [startHigh, startLow, streamHigh, streamLow] = [0, 2, 4, 6].map(
    (i) => (BigInt(words[i + 1]!) << 32n) | BigInt(words[i]!),
  );
  const start = (startHigh! << 64n) | startLow!;
  const increment = (streamHigh! << 65n) | (streamLow! << 1n) | 1n;
  const generator = pcg64(increment + start, increment, null);
  nextUint64(generator);
  return generator;
}

const LIMBS = 6;
const LIMB = 16777216;

function limbsOf(value: bigint): Float64Array {
  const bits = BigInt.asUintN(128, value);
  return Float64Array.from({ length: LIMBS }, (_, i) =>
    Number((bits >> BigInt(24 * i)) & 0xffffffn),
  );
}

/** A number of limbs. */
export function bigintOf(limbs: Float64Array): bigint {
  return limbs.reduceRight<bigint>((so, limb) => (so << 24n) | BigInt(limb), 0n);
}

// The limbs of the multiplier, 0x2360ed051fc65da44385df649fccf645.
const M0 = 0xccf645;
const M1 = 0xdf649f;
const M2 = 0xa44385;
const M3 = 0x1fc65d;
const M4 = 0x60ed05;
const M5 = 0x23;

/** Takes a step, `state = state * multiplier + increment` modulo 2^128, and leaves its 64 bits in `drawn`. */
export function nextUint64({ state, increment, drawn }: Pcg64): void {
  const s0 = state[0]!;
  const s1 = state[1]!;
  const s2 = state[2]!;
  const s3 = state[3]!;
  const s4 = state[4]!;
  const s5 = state[5]!;
  let sum = s0 * M0 + increment[0]!;
  let carry = Math.floor(sum / LIMB);
  const l0 = sum - carry * LIMB;
  sum = s0 * M1 + s1 * M0 + increment[1]! + carry;
  carry = Math.floor(sum / LIMB);
  const l1 = sum - carry * LIMB;
  sum = s0 * M2 + s1 * M1 + s2 * M0 + increment[2]! + carry;
  carry = Math.floor(sum / LIMB);
  const l2 = sum - carry * LIMB;
  sum = s0 * M3 + s1 * M2 + s2 * M1 + s3 * M0 + increment[3]! + carry;
  carry = Math.floor(sum / LIMB);
  const l3 = sum - carry * LIMB;
  sum = s0 * M4 + s1 * M3 + s2 * M2 + s3 * M1 + s4 * M0 + increment[4]! + carry;
  carry = Math.floor(sum / LIMB);
  const l4 = sum - carry * LIMB;
  sum = s0 * M5 + s1 * M4 + s2 * M3 + s3 * M2 + s4 * M1 + s5 * M0 + increment[5]! + carry;
  const l5 = sum - Math.floor(sum / 256) * 256;
  state[0] = l0;
  state[1] = l1;
  state[2] = l2;
  state[3] = l3;
  state[4] = l4;
  state[5] = l5;

  // The lower half, exclusive or the upper one, turned to the right by the six highest bits of the state.
  const word0 = l0 | (l1 << 24);
  const word1 = (l1 >>> 8) | (l2 << 16);
  const word2 = (l2 >>> 16) | (l3 << 8);
  const word3 = l4 | (l5 << 24);
  const even = word0 ^ word2;
  const odd = word1 ^ word3;
  const turn = word3 >>> 26;
  // Beyond a word the halves change places.
  const lower = turn < 32 ? even : odd;
  const upper = turn < 32 ? odd : even;
  const rest = turn & 31;
  // In two shifts: one by 32 is none in JavaScript.
  drawn[0] = (lower >>> rest) | ((upper << 1) << (31 - rest));
  drawn[1] = (upper >>> rest) | ((lower << 1) << (31 - rest));
}

/** The next 32 bits: the lower word of a draw, and the upper one at the next call. */
export function nextUint32(generator: Pcg64): number {
  const { cachedUint32, drawn } = generator;
  if (cachedUint32 !== null) {
    generator.cachedUint32 = null;
    return cachedUint32;
  }
  nextUint64(generator);
  generator.cachedUint32 = drawn[1]!;
  return drawn[0]!;
}

/** Uniform in [0, 1), 53 bits. */
export function nextDouble(generator: Pcg64): number {
  nextUint64(generator);
  const { drawn } = generator;
  return (drawn[1]! * 2097152 + (drawn[0]! >>> 11)) / 9007199254740992;
}
