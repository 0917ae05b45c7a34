import { Decimal } from "decimal.js";

const Precise = Decimal.clone({ precision: 50 });
const TWO_OVER_SQRT_PI = new Precise(2).div(Precise.acos(-1).sqrt());
const SQRT_HALF_PI = Precise.acos(-1).div(2).sqrt();
/** Below it the first terms of the series have 50 digits; above it, a subtraction leaves 40. */
const SMALL = new Precise("1e-10");

/** The very value of a float64, which its shortest decimal notation is not. */
export function exactly(x: number): Decimal {
  let exponent = 0;
  let integer = x;
  while (!Number.isInteger(integer)) {
    integer *= 2;
    exponent -= 1;
  }
  return new Precise(BigInt(integer).toString()).times(new Precise(2).pow(exponent));
}

/** Size of the unit in the last place of the binade of `magnitude`, as a power of two. */
export function exponentOfUlp(magnitude: number, digits: 24 | 53): number {
  const lowest = digits === 53 ? -1022 : -126;
  const exponent = magnitude === 0 ? lowest : Math.floor(Math.log2(magnitude));
  return Math.max(exponent, lowest) - digits + 1;
}

/** Distance from the exact value in units in the last place of the exact value's binade. */
export function ulps(result: number, exact: Decimal, digits: 24 | 53): number {
  if (!Number.isFinite(result)) return Number.POSITIVE_INFINITY;
  const ulp = new Precise(2).pow(exponentOfUlp(Math.abs(exact.toNumber()), digits));
  return exactly(result).minus(exact).abs().div(ulp).toNumber();
}

function expm1(x: Decimal): Decimal {
  if (x.abs().gt(SMALL)) return x.exp().minus(1);
  return series(x, [2, 6, 24, 120]);
}

function log1p(x: Decimal): Decimal {
  if (x.abs().gt(SMALL)) return x.plus(1).ln();
  return series(x, [-2, 3, -4, 5]);
}

/** `x + x² / divisors[0] + x³ / divisors[1] + ...`. */
function series(x: Decimal, divisors: readonly number[]): Decimal {
  return divisors.reduce((sum, divisor, k) => sum.plus(x.pow(k + 2).div(divisor)), x);
}

function tanh(x: Decimal): Decimal {
  const e = expm1(x.times(2));
  return e.div(e.plus(2));
}

/** `2/√π e^(-x²) Σ 2^k x^(2k+1) / (1 · 3 · ... · (2k+1))`, whose terms have one sign. */
function erf(x: Decimal): Decimal {
  if (x.abs().gt(12)) return new Precise(x.s);
  const doubled = x.times(x).times(2);
  let term = x;
  let sum = x;
  for (let k = 3; term.abs().gt(sum.abs().times("1e-50")); k += 2) {
    term = term.times(doubled).div(k);
    sum = sum.plus(term);
  }
  return sum.times(TWO_OVER_SQRT_PI).times(x.times(x).neg().exp());
}

/**
 * Below 4 by the series of the other part, `e^(x²/2) ∫₀ˣ e^(-t²/2) dt = Σ x^(2k+1) / (1 · 3 · ... · (2k+1))`, of
 * which the subtraction leaves 45 digits; above it by Laplace's continued fraction, 1/(x + 1/(x + 2/(x + ...))).
 */
function millsRatio(x: Decimal): Decimal {
  if (x.gte(4)) {
    let value = x;
    for (let k = 200; k > 0; k--) value = x.plus(new Precise(k).div(value));
    return new Precise(1).div(value);
  }
  let term = x;
  let sum = x;
  for (let k = 3; term.abs().gt("1e-55"); k += 2) {
    term = term.times(x).times(x).div(k);
    sum = sum.plus(term);
  }
  return x.times(x).div(2).exp().times(SQRT_HALF_PI).minus(sum);
}

function normalDensity(x: Decimal): Decimal {
  return x.times(x).div(-2).exp().div(Precise.acos(-1).times(2).sqrt());
}

/** The functions of this package in 50-digit decimal arithmetic. */
export const references = {
  cos: (x: Decimal) => x.cos(),
  erf,
  exp: (x: Decimal) => x.exp(),
  expm1,
  log: (x: Decimal) => x.ln(),
  log1p,
  millsRatio,
  normalDensity,
  sigmoid: (x: Decimal) => new Precise(1).div(x.neg().exp().plus(1)),
  sin: (x: Decimal) => x.sin(),
  softplus: (x: Decimal) => Decimal.max(x, 0).plus(log1p(x.abs().neg().exp())),
  tanh,
};
