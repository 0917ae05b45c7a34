import { beforeAll, describe, expect, test } from "vitest";
import { compileLanes, type Lanes } from "../testing/compile-lanes.js";
import {
  erf,
  erfFloat32,
  exp,
  expFloat32,
  expm1,
  expm1Float32,
  flush,
  flushFloat32,
  log,
  log1p,
  log1pFloat32,
  logFloat32,
  millsRatio,
  millsRatioFloat32,
  normalDensity,
  normalDensityFloat32,
  sigmoid,
  sigmoidFloat32,
  softplus,
  softplusFloat32,
  tanh,
  tanhFloat32,
} from "./index.js";

const RANDOM_VALUES = 20_000;

let lanes: Lanes;
beforeAll(async () => {
  lanes = await compileLanes();
});

/** Points where the functions change their way, for both dtypes. */
const THRESHOLDS = [
  [1, 2, 0.5, 0.55, 0.8359375, 0.3812406484863818, 4, 6, 10, 15, 18, 22, 40, 44, 89, 710, 1e18],
  [709.782712893384, 745.1332191019412, 708, 744.5, 88.72283172607422, 103.97208404541016, 87.3],
  [Math.LN2 / 2, 1.5 * Math.LN2, Math.SQRT2, Math.SQRT1_2, Math.SQRT2 - 1, 1 - Math.SQRT1_2],
  [-22, -24, -25, -53, -54, -126, -149, -1022, 23, 24, 25, 52, 53, 54, 127].map((k) => 2 ** k),
  [Number.MAX_VALUE, Number.MIN_VALUE, 2 ** -1022, 3.4028234663852886e38, 2 ** -126],
  // Halfway between two powers of two, where a rounding of ties to odd would show.
  Array.from({ length: 1000 }, (_, k) => (k + 0.5) * Math.LN2),
].flat();

/** Thresholds with the numbers just beside them, the special values, and numbers of every size. */
function inputs(bits: 32 | 64): Float32Array | Float64Array {
  const length = THRESHOLDS.length * 10 + 6 + RANDOM_VALUES * 2;
  const x = bits === 32 ? new Float32Array(length) : new Float64Array(length);
  const words = new Uint32Array(x.buffer);
  const integers = bits === 32 ? new Int32Array(x.buffer) : new BigInt64Array(x.buffer);
  let k = 0;
  for (const threshold of THRESHOLDS) {
    for (const sign of [1, -1]) {
      for (const step of [-2, -1, 0, 1, 2]) {
        x[k] = sign * threshold;
        if (integers instanceof Int32Array) integers[k]! += step;
        else integers[k]! += BigInt(step);
        k += 1;
      }
    }
  }
  x.set([0, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, -Number.NaN], k);
  k += 6;
  const random = xorshift(bits);
  for (let drawn = 0; drawn < RANDOM_VALUES; drawn++) {
    const perNumber = bits / 32;
    for (let w = 0; w < perNumber; w++) words[k * perNumber + w] = random();
    k += 1;
    // Most of all exponents are far from where the functions bend.
    x[k] = (random() / 2 ** 32 - 0.5) * [0.1, 2, 12, 200][drawn % 4]!;
    k += 1;
  }
  return x;
}

/** 32 bits at a time (Marsaglia, 2003). */
function xorshift(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/** The bits of every number; those of NaN are not compared. */
function bitsOf(values: Float32Array | Float64Array): Int32Array | BigInt64Array {
  values.forEach((value, k) => {
    if (Number.isNaN(value)) values[k] = Number.NaN;
  });
  return values instanceof Float32Array
    ? new Int32Array(values.buffer)
    : new BigInt64Array(values.buffer);
}

const TWINS = [
  ["erf", 64, erf],
  ["erf", 32, erfFloat32],
  ["exp", 64, exp],
  ["exp", 32, expFloat32],
  ["expm1", 64, expm1],
  ["expm1", 32, expm1Float32],
  ["flush", 64, flush],
  ["flush", 32, flushFloat32],
  ["log", 64, log],
  ["log", 32, logFloat32],
  ["log1p", 64, log1p],
  ["log1p", 32, log1pFloat32],
  ["millsRatio", 64, millsRatio],
  ["millsRatio", 32, millsRatioFloat32],
  ["normalDensity", 64, normalDensity],
  ["normalDensity", 32, normalDensityFloat32],
  ["sigmoid", 64, sigmoid],
  ["sigmoid", 32, sigmoidFloat32],
  ["softplus", 64, softplus],
  ["softplus", 32, softplusFloat32],
  ["tanh", 64, tanh],
  ["tanh", 32, tanhFloat32],
] as const;

/** What the fused losses make of an exponential: 0 below the bound. */
const flushed = (twin: (x: number) => number, least: number) => (x: number) => {
  const value = twin(x);
  return value < least ? 0 : value;
};

describe("the SIMD lanes", () => {
  test.each(TWINS)("%s of float%i give the bits of the function", (name, bits, twin) => {
    compare(name + bits, inputs(bits), twin);
  });

  test.each([
    [64, flushed(exp, 2 ** -960)],
    [32, flushed(expFloat32, 2 ** -100)],
  ] as const)("expFlushed of float%i, of numbers of at most 0", (bits, twin) => {
    const x = inputs(bits).map((value) => -Math.abs(value));
    compare(`expFlushed${bits}`, x, twin);
  });

  function compare(
    name: string,
    x: Float32Array | Float64Array,
    twin: (x: number) => number,
  ): void {
    const found = lanes.apply(name, x);
    const wanted = x.map(twin);
    const wantedBits = bitsOf(wanted);
    const foundBits = bitsOf(found);
    const different = wantedBits.findIndex((word, k) => word !== foundBits[k]);
    expect(
      different === -1 ? [] : [x[different], wanted[different], found[different]],
      "x, function, lane",
    ).toEqual([]);
  }

  test("need no data in memory", () => {
    // Sections of a module: an identifier, and a length in LEB128.
    const { bytes } = lanes;
    const sections: number[] = [];
    for (let at = 8; at < bytes.length; ) {
      sections.push(bytes[at++]!);
      let length = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = bytes[at++]!;
        length |= (byte & 127) << shift;
        if (byte < 128) break;
      }
      at += length;
    }
    const DATA = 11;
    expect(sections).not.toContain(DATA);
  });
});
