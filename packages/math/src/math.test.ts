import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cos, exp, expFloat32, log, logFloat32, sin } from "./index.js";

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const Precise = Decimal.clone({ precision: 50 });

/** The very value of a float64, which its shortest decimal notation is not. */
function exactly(x: number): Decimal {
  let exponent = 0;
  let integer = x;
  while (!Number.isInteger(integer)) {
    integer *= 2;
    exponent -= 1;
  }
  return new Precise(BigInt(integer).toString()).times(new Precise(2).pow(exponent));
}

/** Distance from the exact value in units in the last place of the exact value's binade. */
function ulps(result: number, exact: Decimal, digits: 24 | 53): number {
  const magnitude = Math.abs(exact.toNumber());
  const lowest = digits === 53 ? -1022 : -126;
  const exponent = Math.max(magnitude === 0 ? lowest : Math.floor(Math.log2(magnitude)), lowest);
  const ulp = new Precise(2).pow(exponent - digits + 1);
  return exactly(result).minus(exact).abs().div(ulp).toNumber();
}

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
const cases: Case[] = [
  ["exp", exp, (x) => x.exp(), 53, fc.oneof(between(-745, 709.7), between(-1, 1))],
  ["log", log, (x) => x.ln(), 53, fc.oneof(between(5e-324, 1.7e308), between(0.5, 2))],
  ["sin", sin, (x) => x.sin(), 53, between(-100, 100)],
  ["cos", cos, (x) => x.cos(), 53, between(-100, 100)],
  ["expFloat32", expFloat32, (x) => x.exp(), 24, fc.oneof(between32(-87, 88.7), between32(-1, 1))],
  [
    "logFloat32",
    logFloat32,
    (x) => x.ln(),
    24,
    fc.oneof(between32(1e-38, 3e38), between32(0.5, 2)),
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

describe("special values", () => {
  test.each([
    [exp, [0, -0, inf, -inf, nan, 710, -746], [1, 1, inf, 0, nan, inf, 0]],
    [expFloat32, [0, -0, inf, -inf, nan, 89, -104], [1, 1, inf, 0, nan, inf, 0]],
    [log, [1, 0, -0, inf, -1, -inf, nan], [0, -inf, -inf, inf, nan, nan, nan]],
    [logFloat32, [1, 0, -0, inf, -1, -inf, nan], [0, -inf, -inf, inf, nan, nan, nan]],
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

  test("exp where the rounding of the reduced argument hurts most", () => {
    // The nearest float64, by mpmath at 300 bits.
    expect(exp(-198.58341449315273)).toBe(5.705830788442497e-87);
    expect(exp(-42.62290663253314)).toBe(3.083946581427407e-19);
    expect(exp(425.2613084928286)).toBe(4.882470696082244e184);
  });

  test("float32 functions give float32 numbers", () => {
    for (let x = 0.1; x < 80; x *= 1.3) {
      const at = Math.fround(x);
      expect(expFloat32(at)).toBe(Math.fround(expFloat32(at)));
      expect(logFloat32(at)).toBe(Math.fround(logFloat32(at)));
    }
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
