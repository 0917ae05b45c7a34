import { powerOfTwo } from "./bits.js";

/** π/2 in three parts; the first two have 33 bits, so that their products with n < 2^20 are exact. */
const HALF_PI_1 = 1.57079632673412561417;
const HALF_PI_2 = 6.0771005063039659766e-11;
const HALF_PI_3 = 2.02226624879595063154e-21;
const TWO_OVER_PI = 6.36619772367581382433e-1;
const MAGIC = 6755399441055744;
/** Up to here the three parts are enough. */
const MODERATE = 1e5;
/** floor(2/π · 2^1200), for arguments of any size. */
const TWO_OVER_PI_BITS = 1200n;

/** The nearest a float64 comes to a multiple of π/2 is 2^-61 of it, so this leaves 119 bits. */
const FRACTION_BITS = 180;

/** `x = n π/2 + (r + tail)` with `|r| <= π/4` and n taken modulo 4. */
export interface Quadrant {
  readonly n: number;
  readonly r: number;
  readonly tail: number;
}

export function reduceQuadrant(x: number): Quadrant {
  return Math.abs(x) <= MODERATE ? reduceModerate(x) : reduceLarge(x);
}

function reduceModerate(x: number): Quadrant {
  const n = x * TWO_OVER_PI + MAGIC - MAGIC;
  const first = x - n * HALF_PI_1;
  const second = n * HALF_PI_2;
  const a = first - second;
  // What the subtraction lost, and the third part.
  const lost = first - a - second - n * HALF_PI_3;
  const r = a + lost;
  return { n: ((n % 4) + 4) % 4, r, tail: a - r + lost };
}

/** Exactly, in integers: x is an integer times a power of two, and 2/π is known to 1200 bits. */
function reduceLarge(x: number): Quadrant {
  let exponent = 0;
  let magnitude = Math.abs(x);
  while (magnitude >= 9007199254740992) {
    magnitude /= 2;
    exponent += 1;
  }
  while (!Number.isInteger(magnitude)) {
    magnitude *= 2;
    exponent -= 1;
  }
  const shift = TWO_OVER_PI_BITS - BigInt(exponent);
  const product = BigInt(magnitude) * twoOverPi();
  const nearest = (product + (1n << (shift - 1n))) >> shift;
  const rest = product - (nearest << shift);
  // The fraction in two floats.
  const fraction = (rest << BigInt(FRACTION_BITS)) >> shift;
  const high = Number(fraction);
  const low = Number(fraction - BigInt(high));
  const scale = powerOfTwo(-FRACTION_BITS);
  const upper = high * scale;
  const r = upper * 1.5707963267948966;
  const tail =
    upper * 6.123233995736766e-17 + low * scale * 1.5707963267948966 + productError(upper, r);
  const n = Number(nearest & 3n);
  return x > 0 ? { n, r, tail } : { n: (4 - n) % 4, r: -r, tail: -tail };
}

/** `upper * 1.5707963267948966 - rounded`, exactly (Dekker's product). */
function productError(upper: number, rounded: number): number {
  const [a1, a2] = split(upper);
  const [b1, b2] = split(1.5707963267948966);
  return a1 * b1 - rounded + a1 * b2 + a2 * b1 + a2 * b2;
}

function split(value: number): [number, number] {
  const scaled = 134217729 * value;
  const high = scaled - (scaled - value);
  return [high, value - high];
}

/** By Machin's formula `π/4 = 4 arctan(1/5) - arctan(1/239)`, in integers with 64 bits to spare. */
function twoOverPi(): bigint {
  const bits = TWO_OVER_PI_BITS + 64n;
  const one = 1n << bits;
  const pi = 4n * (4n * arctanOfInverse(5n, one) - arctanOfInverse(239n, one));
  return (one << (TWO_OVER_PI_BITS + 1n)) / pi;
}

function arctanOfInverse(inverse: bigint, one: bigint): bigint {
  let power = one / inverse;
  let total = power;
  for (let k = 3n; power !== 0n; k += 2n) {
    power = -power / (inverse * inverse);
    total += power / k;
  }
  return total;
}
