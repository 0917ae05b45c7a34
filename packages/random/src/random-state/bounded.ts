import { type MersenneTwister, nextUint32 } from "./mersenne-twister.js";

const TWO_32 = 4294967296;

/**
 * An integer in [0, max], by masked rejection: as many random bits as max has, again while they
 * exceed it. One 32-bit draw a trial, or two (the high word first) where max needs more.
 */
export function boundedInteger(generator: MersenneTwister, max: number): number {
  if (max === 0) return 0;
  const maxHigh = Math.floor(max / TWO_32);
  if (maxHigh === 0) {
    const mask = maskFor(max);
    for (;;) {
      const value = (nextUint32(generator) & mask) >>> 0;
      if (value <= max) return value;
    }
  }
  const highMask = maskFor(maxHigh);
  for (;;) {
    const high = (nextUint32(generator) & highMask) >>> 0;
    const value = high * TWO_32 + nextUint32(generator);
    if (value <= max) return value;
  }
}

/** The least `2^k - 1` that is not below a 32-bit number. */
function maskFor(max: number): number {
  return max === 0 ? 0 : 0xffffffff >>> Math.clz32(max);
}
