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
const TWO_OVER_PI_INTEGER = /* @__PURE__ */ BigInt(
  "0x" +
    "a2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e0" +
    "06492eea09d1921cfe1deb1cb129a73ee88235f52ebb4484e99c7026b45f7e413991d639835339f4" +
    "9c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f6d367ecf27cb09b74f463f669e5fea2d" +
    "7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b",
);

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
  const product = BigInt(magnitude) * TWO_OVER_PI_INTEGER;
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
