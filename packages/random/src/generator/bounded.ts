import { nextUint32, nextUint64, type Pcg64 } from "./pcg64.js";

const TWO_32 = 4294967296;

/**
 * An integer in [0, max], max below 2^53, by Lemire's method: the upper half of a product of random bits and of
 * `max + 1`, again in the few cases that would favour some integers. One 32-bit draw a trial, or one of 64 bits
 * where max needs more.
 */
export function boundedInteger(generator: Pcg64, max: number): number {
  if (max === 0) return 0;
  if (max > 0xffffffff) return bounded64(generator, max + 1);
  if (max === 0xffffffff) return nextUint32(generator);
  const count = max + 1;
  let bits = nextUint32(generator);
  if (low(bits, count) < count) {
    // 2^32 modulo the count.
    const least = (TWO_32 - count) % count;
    while (low(bits, count) < least) bits = nextUint32(generator);
  }
  return high(bits, count);
}

function bounded64(generator: Pcg64, count: number): number {
  const [countLow, countHigh] = [count >>> 0, Math.floor(count / TWO_32)];
  const { drawn } = generator;
  let least: bigint | undefined;
  for (;;) {
    nextUint64(generator);
    const [bitsLow, bitsHigh] = [drawn[0]!, drawn[1]!];
    const word0 = low(bitsLow, countLow);
    const sum1 = low(bitsLow, countHigh) + low(bitsHigh, countLow) + high(bitsLow, countLow);
    const word1 = sum1 % TWO_32;
    const sum2 =
      low(bitsHigh, countHigh) +
      high(bitsLow, countHigh) +
      high(bitsHigh, countLow) +
      Math.floor(sum1 / TWO_32);
    const result = high(bitsHigh, countHigh) * TWO_32 + sum2;
    // Only where the lower half is below the count, with a chance of 2^-11 at most, it may be too low.
    if (word1 > countHigh || (word1 === countHigh && word0 >= countLow)) return result;
    least ??= (1n << 64n) % BigInt(count);
    if ((BigInt(word1) << 32n) + BigInt(word0) >= least) return result;
  }
}

/** An integer in [0, max], max below 2^32: as many random bits as max has, again while they exceed it. */
export function maskedInteger(generator: Pcg64, max: number): number {
  if (max === 0) return 0;
  const mask = 0xffffffff >>> Math.clz32(max);
  for (;;) {
    const value = (nextUint32(generator) & mask) >>> 0;
    if (value <= max) return value;
  }
}

/** The lower word of a product of words. */
function low(a: number, b: number): number {
  return Math.imul(a, b) >>> 0;
}

/** The upper one, by halves of b: no product has more than 48 bits. */
function high(a: number, b: number): number {
  return Math.floor((a * (b >>> 16) + Math.floor((a * (b & 0xffff)) / 65536)) / 65536);
}
