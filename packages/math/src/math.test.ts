import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exactly, references, ulps } from "../testing/reference.js";
import {
  cos,
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
  sin,
  softplus,
  softplusFloat32,
  tanh,
  tanhFloat32,
} from "./index.js";

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;

type Case = readonly [
  name: string,
  f: (x: number) => number,
  exact: (x: Decimal) => Decimal,
  digits: 24 | 53,
  inputs: fc.Arbitrary<number>,
];
const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const between32 = (min: number, max: number) =>
  fc.float({ min: Math.fround(min), max: Math.fround(max), noNaN: true });
/** Arguments of every size up to 1, subnormal ones among them. */
const anySize = (digits: 24 | 53) => (digits === 53 ? between(-1, 1) : between32(-1, 1));
const { cos: cosine, sin: sine, ...others } = references;
const cases: Case[] = [
  ["exp", exp, others.exp, 53, fc.oneof(between(-745, 709.7), between(-1, 1))],
  ["expm1", expm1, others.expm1, 53, fc.oneof(between(-50, 709.7), between(-1, 1), anySize(53))],
  ["log", log, others.log, 53, fc.oneof(between(5e-324, 1.7e308), between(0.5, 2))],
  [
    "log1p",
    log1p,
    others.log1p,
    53,
    fc.oneof(between(-1 + 2 ** -53, 1), between(-1 + 2 ** -53, 1.7e308), between(-1e-5, 1e-5)),
  ],
  ["tanh", tanh, others.tanh, 53, fc.oneof(between(-2, 2), between(-25, 25), anySize(53))],
  ["erf", erf, others.erf, 53, fc.oneof(between(-1.5, 1.5), between(-7, 7), anySize(53))],
  ["sin", sin, sine, 53, between(-100, 100)],
  ["cos", cos, cosine, 53, between(-100, 100)],
  ["expFloat32", expFloat32, others.exp, 24, fc.oneof(between32(-87, 88.7), between32(-1, 1))],
  [
    "expm1Float32",
    expm1Float32,
    others.expm1,
    24,
    fc.oneof(between32(-20, 88.7), between32(-1, 1), anySize(24)),
  ],
  ["logFloat32", logFloat32, others.log, 24, fc.oneof(between32(1e-38, 3e38), between32(0.5, 2))],
  [
    "log1pFloat32",
    log1pFloat32,
    others.log1p,
    24,
    fc.oneof(between32(-1 + 2 ** -24, 1), between32(-1 + 2 ** -24, 3e38), between32(-1e-5, 1e-5)),
  ],
  [
    "tanhFloat32",
    tanhFloat32,
    others.tanh,
    24,
    fc.oneof(between32(-2, 2), between32(-12, 12), anySize(24)),
  ],
  [
    "erfFloat32",
    erfFloat32,
    others.erf,
    24,
    fc.oneof(between32(-1.5, 1.5), between32(-5, 5), anySize(24)),
  ],
];

describe.each(cases)("%s", (_name, f, exact, digits, inputs) => {
  test("is within 1 ulp of 50-digit arithmetic", () => {
    fc.assert(
      fc.property(
        inputs.filter((x) => x !== 0),
        (x) => {
          const value = exact(exactly(x));
          // At 0 every number is infinitely many ulps away: ln 1.
          if (value.isZero()) return f(x) === 0;
          return ulps(f(x), value, digits) <= 1;
        },
      ),
      { numRuns: 3000, seed: 1 },
    );
  });
});

const composed: [most: number, ...Case][] = [
  [3, "sigmoid", sigmoid, others.sigmoid, 53, fc.oneof(between(-745, 40), between(-2, 2))],
  [2, "softplus", softplus, others.softplus, 53, fc.oneof(between(-745, 800), between(-2, 2))],
  [3, "normalDensity", normalDensity, others.normalDensity, 53, fc.oneof(between(-38.5, 38.5))],
  [4, "millsRatio", millsRatio, others.millsRatio, 53, fc.oneof(between(0, 8), between(0, 1e9))],
  [3, "sigmoidFloat32", sigmoidFloat32, others.sigmoid, 24, fc.oneof(between32(-103, 20))],
  [2, "softplusFloat32", softplusFloat32, others.softplus, 24, fc.oneof(between32(-103, 100))],
  [3, "normalDensityFloat32", normalDensityFloat32, others.normalDensity, 24, between32(-14, 14)],
  [4, "millsRatioFloat32", millsRatioFloat32, others.millsRatio, 24, between32(0, 20)],
];

describe("what is composed of several functions", () => {
  test.each(composed)(
    "within %d ulp of 50-digit arithmetic: %s",
    (most, _name, f, exact, digits, inputs) => {
      fc.assert(
        fc.property(inputs, (x) => ulps(f(x), exact(exactly(x)), digits) <= most),
        { numRuns: 1000, seed: 1 },
      );
    },
  );

  test("the tail of a normal distribution, by its two factors", () => {
    // Φ(-10) and Φ(-37), by mpmath.
    expect(millsRatio(10) * normalDensity(10)).toBeCloseTo(7.619853024160526e-24, 37);
    const far = millsRatio(37) * normalDensity(37);
    expect(Math.abs(far / 5.725571222524577e-300 - 1)).toBeLessThan(1e-15);
    expect([
      millsRatio(0) * normalDensity(0),
      millsRatioFloat32(0) * normalDensityFloat32(0),
    ]).toEqual([0.5, expect.closeTo(0.5, 7)]);
  });

  test("sigmoid and softplus of the two tails", () => {
    expect([-745, -1000, 1000].map(sigmoid)).toEqual([5e-324, 0, 1]);
    expect([-745, -1000, 1000].map(softplus)).toEqual([5e-324, 0, 1000]);
  });
});

describe("special values", () => {
  test.each([
    [sigmoid, [0, -0, inf, -inf, nan], [0.5, 0.5, 1, 0, nan]],
    [sigmoidFloat32, [0, -0, inf, -inf, nan], [0.5, 0.5, 1, 0, nan]],
    [softplus, [0, -0, inf, -inf, nan], [Math.LN2, Math.LN2, inf, 0, nan]],
    [softplusFloat32, [inf, -inf, nan], [inf, 0, nan]],
    [normalDensity, [inf, -inf, nan, 1e300, 39], [0, 0, nan, 0, 0]],
    [normalDensityFloat32, [inf, -inf, nan, 1e30, 15], [0, 0, nan, 0, 0]],
    [millsRatio, [inf, -1, -inf, nan, -0], [0, nan, nan, nan, millsRatio(0)]],
    [millsRatioFloat32, [inf, -1, -inf, nan], [0, nan, nan, nan]],
    [exp, [0, -0, inf, -inf, nan, 710, -746], [1, 1, inf, 0, nan, inf, 0]],
    [expFloat32, [0, -0, inf, -inf, nan, 89, -104], [1, 1, inf, 0, nan, inf, 0]],
    [log, [1, 0, -0, inf, -1, -inf, nan], [0, -inf, -inf, inf, nan, nan, nan]],
    [logFloat32, [1, 0, -0, inf, -1, -inf, nan], [0, -inf, -inf, inf, nan, nan, nan]],
    [expm1, [0, -0, inf, -inf, nan, 710, -50], [0, -0, inf, -1, nan, inf, -1]],
    [expm1Float32, [0, -0, inf, -inf, nan, 89, -20], [0, -0, inf, -1, nan, inf, -1]],
    [log1p, [0, -0, inf, -1, -2, -inf, nan], [0, -0, inf, -inf, nan, nan, nan]],
    [log1pFloat32, [0, -0, inf, -1, -2, -inf, nan], [0, -0, inf, -inf, nan, nan, nan]],
    [tanh, [0, -0, inf, -inf, nan, 30, -30], [0, -0, 1, -1, nan, 1, -1]],
    [tanhFloat32, [0, -0, inf, -inf, nan, 12, -12], [0, -0, 1, -1, nan, 1, -1]],
    [erf, [0, -0, inf, -inf, nan, 7, -7], [0, -0, 1, -1, nan, 1, -1]],
    [erfFloat32, [0, -0, inf, -inf, nan, 5, -5], [0, -0, 1, -1, nan, 1, -1]],
    [flush, [0, -0, inf, -inf, nan, 5e-324, -1e-310], [0, 0, inf, -inf, nan, 0, 0]],
    [flushFloat32, [0, -0, inf, -inf, nan, 2 ** -149, -(2 ** -127)], [0, 0, inf, -inf, nan, 0, 0]],
    [sin, [0, -0, inf, -inf, nan], [0, -0, nan, nan, nan]],
    [cos, [0, -0, inf, -inf, nan], [1, 1, nan, nan, nan]],
  ] as const)("%o", (f, inputs, expected) => {
    expect(inputs.map(f)).toEqual(expected);
  });

  test("subnormal results and arguments", () => {
    expect(exp(-745.1332191019411)).toBe(5e-324);
    expect(ulps(exp(-740), exactly(-740).exp(), 53)).toBeLessThanOrEqual(1);
    expect(ulps(log(5e-324), exactly(5e-324).ln(), 53)).toBeLessThanOrEqual(1);
    expect(ulps(expFloat32(-100), exactly(-100).exp(), 24)).toBeLessThanOrEqual(1);
    const tiny = Math.fround(1e-45);
    expect(ulps(logFloat32(tiny), exactly(tiny).ln(), 24)).toBeLessThanOrEqual(1);
  });

  test("subnormal arguments of functions that are linear near 0", () => {
    for (const x of [5e-324, -5e-324, 1e-310, -2.2250738585072e-308]) {
      expect([expm1(x), log1p(x), tanh(x)]).toEqual([x, x, x]);
      expect(ulps(erf(x), references.erf(exactly(x)), 53)).toBeLessThanOrEqual(1);
    }
    for (const x of [1e-45, -1e-45, 1e-40, -1.1754e-38].map(Math.fround)) {
      expect([expm1Float32(x), log1pFloat32(x), tanhFloat32(x)]).toEqual([x, x, x]);
      expect(ulps(erfFloat32(x), references.erf(exactly(x)), 24)).toBeLessThanOrEqual(1);
    }
  });

  test("the last numbers before an overflow, and the first after it", () => {
    // ln of the largest float64 and float32 plus half an ulp lies between them.
    expect(expm1(709.782712893384)).toBeLessThan(inf);
    expect(expm1(709.7827128933841)).toBe(inf);
    expect(expm1Float32(88.72283172607422)).toBeLessThan(inf);
    expect(expm1Float32(88.72283935546875)).toBe(inf);
  });

  test("known values", () => {
    // PyTorch 1.13 in float64.
    expect(expm1(1e-10)).toBe(1.00000000005e-10);
    expect(log1p(1e-10)).toBe(9.999999999500001e-11);
    expect(tanh(0.5)).toBe(0.46211715726000974);
    expect(erf(0.5)).toBe(0.5204998778130465);
  });

  test.each([
    ["expm1", expm1],
    ["log1p", log1p],
    ["tanh", tanh],
    ["erf", erf],
    ["expm1Float32", expm1Float32],
    ["log1pFloat32", log1pFloat32],
    ["tanhFloat32", tanhFloat32],
    ["erfFloat32", erfFloat32],
  ] as const)("%s does not step down where its formula changes", (_name, f) => {
    for (const at of [0.55, 0.8359375, Math.LN2 / 2, -Math.LN2 / 2, 1 - Math.SQRT1_2, 2 ** -25]) {
      const below = f(Math.fround(at * (1 - 2 ** -21)));
      const above = f(Math.fround(at * (1 + 2 ** -21)));
      expect(at < 0 ? below - above : above - below).toBeGreaterThan(0);
    }
  });

  test.each([
    [tanh, tanhFloat32],
    [erf, erfFloat32],
  ] as const)("%o is odd, and never above 1", (f, single) => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (x) => {
        expect(f(-x)).toBe(-f(x));
        expect(Math.abs(f(x))).toBeLessThanOrEqual(1);
        expect(single(-Math.fround(x))).toBe(-single(Math.fround(x)));
        expect(Math.abs(single(Math.fround(x)))).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("exp where the rounding of the reduced argument hurts most", () => {
    // The nearest float64, by mpmath at 300 bits.
    expect(exp(-198.58341449315273)).toBe(5.705830788442497e-87);
    expect(exp(-42.62290663253314)).toBe(3.083946581427407e-19);
    expect(exp(425.2613084928286)).toBe(4.882470696082244e184);
  });

  test.each([
    ["expm1", expm1, others.expm1, 53, [0.35699252144820337, 0.4019241746764346, -0.2876272]],
    ["log1p", log1p, others.log1p, 53, [-0.37157016217639605, 0.41250327896232286]],
    ["tanh", tanh, others.tanh, 53, [0.9395909367175663, 0.597153367313016, 0.5499999999999999]],
    ["erf", erf, others.erf, 53, [0.9844928642296296, 1.069030243571623, 0.8359374999999999]],
    ["expm1Float32", expm1Float32, others.expm1, 24, [0.3734787404537201, 0.3731709420681]],
    ["log1pFloat32", log1pFloat32, others.log1p, 24, [-0.30039525032043457, 0.4062751829624176]],
    ["tanhFloat32", tanhFloat32, others.tanh, 24, [0.8938491344451904, 0.8190215826034546]],
    ["erfFloat32", erfFloat32, others.erf, 24, [0.969597578048706, 1.0806894302368164]],
  ] as const)("%s where rounding hurts most", (_name, f, exact, digits, inputs) => {
    for (const x of inputs) expect(ulps(f(x), exact(exactly(x)), digits)).toBeLessThanOrEqual(1);
  });

  test("float32 functions give float32 numbers", () => {
    for (let x = 0.01; x < 80; x *= 1.3) {
      const at = Math.fround(x);
      expect(expFloat32(at)).toBe(Math.fround(expFloat32(at)));
      expect(logFloat32(at)).toBe(Math.fround(logFloat32(at)));
      expect(expm1Float32(at)).toBe(Math.fround(expm1Float32(at)));
      expect(log1pFloat32(at)).toBe(Math.fround(log1pFloat32(at)));
      expect(tanhFloat32(at)).toBe(Math.fround(tanhFloat32(at)));
      expect(erfFloat32(at)).toBe(Math.fround(erfFloat32(at)));
    }
  });

  test.each([
    // IEEE 754: the least normal number, and the one below it.
    [flush, 2 ** -1022, 2 ** -1022 - 2 ** -1074],
    [flushFloat32, 2 ** -126, 2 ** -126 - 2 ** -149],
  ] as const)("%o leaves normal numbers alone, and makes 0 of others", (f, least, below) => {
    expect([least, -least, 1, -1e30].map(f)).toEqual([least, -least, 1, -1e30]);
    expect([below, -below].map(f)).toEqual([0, 0]);
  });

  test("angles of any size: known values", () => {
    // The classic test of argument reduction (Ng, "Good to the last bit", 1992).
    expect(sin(1e22)).toBe(-0.8522008497671888);
    expect(sin(-1e22)).toBe(0.8522008497671888);
    // The float64 nearest to a multiple of π/2 (Muller, "Elementary Functions", 2006).
    expect(cos(6381956970095103 * 2 ** 797)).toBe(-4.68716592425462761112e-19);
  });

  test("angles of any size: within 1 ulp of 400-digit arithmetic", () => {
    const Wide = Decimal.clone({ precision: 400 });
    for (const x of [1e5 + 0.5, 123456789.125, -1e15, 1e22, 3e100, 1.7e300]) {
      const exact = new Wide(BigInt(Math.trunc(x)).toString()).plus(x - Math.trunc(x));
      expect(ulps(sin(x), exact.sin(), 53)).toBeLessThanOrEqual(1);
      expect(ulps(cos(x), exact.cos(), 53)).toBeLessThanOrEqual(1);
    }
  });
});
