import { full, type Matrix, scale, zeros } from "@adjoint/matrix";
import type { Pass } from "@adjoint/pass";
import type { RandomState } from "@adjoint/random";
import { largestOf } from "../numerics/largest.js";
import { epsilonOf } from "../numerics/probe.js";
import { runBackward, standing, type Trained, type Writing } from "./backwards.js";
import { copy } from "./restoring.js";
import type { ScalarPass } from "./scalar-op.js";

/** From an upstream gradient to all gradients. */
export type Run = (dOutput: Matrix) => readonly Matrix[];

/** Factors that reach beyond where a clip or a threshold may lie. */
const FACTORS = [1e-3, 1e3, 1e-6, 1e6];
/** How many roundings a gradient may differ by. */
const ROUNDINGS = 1024;
/** Below this a number may become 0, in a format or in a loss that flushes what is tiny. */
const TINY = { float64: 2 ** -900, float32: 2 ** -90 };

/** Neither near zero nor near one another, and of both signs. */
export function drawUpstream(random: RandomState): number {
  const size = random.uniform(0.5, 1.5);
  return random.random() < 0.5 ? -size : size;
}

/**
 * What shows that a backward is not linear in its upstream gradient, in words: zero, negated, much
 * smaller and much larger ones, some with zeros, one with a single entry.
 */
export function upstreamFaults(
  run: Run,
  upstream: Matrix,
  gradients: readonly Matrix[],
  random: RandomState,
  tolerance: Tolerance,
): string[] {
  const unit = largestOf(upstream.data);
  const same = (got: readonly Matrix[], wanted: readonly Matrix[], factor = 1, sizes = wanted) =>
    got.every((m, i) => isNear(m, wanted[i]!, sizes[i]!, unit * factor, tolerance));
  const faults: string[] = [];
  const { rows, columns, dtype } = upstream;
  const nothing = run(zeros(rows, columns, dtype));
  // Zero times infinity is no number.
  const isZero = (v: number, of: Matrix, k: number) => v === 0 || isInfinite(of.data[k]!);
  if (!nothing.every(({ data }, i) => data.every((v, k) => isZero(v, gradients[i]!, k)))) {
    faults.push("a zero upstream gradient does not give zero gradients");
  }
  if (!same(run(scale(upstream, -1)), scaled(gradients, -1))) {
    faults.push("a negated upstream gradient does not give negated gradients");
  }
  // What follows would say the same again.
  if (faults.length === 0) {
    const wrong = FACTORS.find(
      (factor) => !same(run(scale(upstream, factor)), scaled(gradients, factor), factor),
    );
    if (wrong !== undefined) {
      faults.push(`an upstream gradient times ${wrong} does not give the gradients times ${wrong}`);
    }
    for (const { name, part } of partsOf(upstream, random)) {
      const one = run(part);
      const other = run(minus(upstream, part));
      const sum = one.map((m, i) => plus(m, other[i]!));
      const sizes = one.map((m, i) => plus(absolute(m), absolute(other[i]!)));
      if (!same(sum, gradients, 1, sizes)) {
        faults.push(`an upstream gradient ${name} does not give its share of the gradients`);
      }
    }
  }
  return faults;
}

/** Whether the backward of a loss takes its upstream gradient for 1 where none is given. */
export function bareFaults(
  pass: Pass<Matrix> & Partial<Pick<ScalarPass, "bare">>,
  { dtype }: Matrix,
  trained: readonly Trained[],
  writings: readonly Writing[],
  tolerance: Tolerance,
): string[] {
  const { bare } = pass;
  if (bare === undefined) return [];
  const fault = "backward() without an upstream gradient does not give what backward(1) gives";
  const one = full(1, 1, 1, dtype);
  const stands = (i: number) => standing(writings[i]);
  const wanted = runBackward(pass, one, trained, stands).all;
  try {
    const got = runBackward({ ...pass, backward: bare }, one, trained, stands).all;
    return got.every((m, i) => isNear(m, wanted[i]!, wanted[i]!, 1, tolerance)) ? [] : [fault];
  } catch {
    // A loss that throws without an upstream gradient has no default either.
    return [fault];
  }
}

/** Whether the way back to the parameters alone, where there is one, writes what the whole way writes. */
export function parametersAloneFaults(
  pass: Pass<Matrix>,
  upstream: Matrix,
  gradients: readonly Matrix[],
  trained: readonly Trained[],
  writings: readonly Writing[],
  tolerance: Tolerance,
): string[] {
  const { toParameters } = pass.backward;
  if (toParameters === undefined) return [];
  const backward = (dOutput: Matrix) => {
    toParameters(dOutput);
    return upstream;
  };
  const stands = (i: number) => standing(writings[i]);
  const unit = largestOf(upstream.data);
  const near = (got: Matrix, wanted: Matrix) => isNear(got, wanted, wanted, unit, tolerance);
  const alone = runBackward({ ...pass, backward }, upstream, trained, stands).all;
  return trained
    .filter((_, i) => !near(alone[i + 1]!, gradients[i + 1]!))
    .map(({ name }) => `backward.toParameters does not give ${name} the gradient of backward`);
}

const isInfinite = (value: number) => Math.abs(value) === Number.POSITIVE_INFINITY;

/** What gradients may be off by that ought to be the same. */
interface Tolerance {
  readonly rtol: number;
  readonly atol: number;
}

function partsOf(upstream: Matrix, random: RandomState) {
  const { length } = upstream.data;
  if (length < 2) return [];
  const sparse = copy(upstream);
  // At least one entry is zero, and one is not.
  sparse.data.forEach((_, k) => {
    if (k % 2 === 0 || random.random() < 0.5) sparse.data[k] = 0;
  });
  const single = zeros(upstream.rows, upstream.columns, upstream.dtype);
  const place = Math.floor(random.random() * length);
  single.data[place] = upstream.data[place]!;
  return [
    { name: "with zeros", part: sparse },
    { name: "of one entry", part: single },
  ];
}

/** Sums that cancel are off by roundings of what is summed: as large as the upstream gradient, `unit`. */
function isNear(
  got: Matrix,
  wanted: Matrix,
  sizes: Matrix,
  unit: number,
  { rtol, atol }: Tolerance,
): boolean {
  const rounding = ROUNDINGS * epsilonOf(wanted.dtype) * Math.max(unit, largestOf(sizes.data));
  return (
    got.data.length === wanted.data.length &&
    got.data.every((value, k) => {
      const within = atol + rounding + rtol * Math.abs(sizes.data[k]!) + TINY[wanted.dtype];
      // Where there is no number to begin with, that is what is wrong.
      return !Number.isFinite(wanted.data[k]) || Math.abs(value - wanted.data[k]!) <= within;
    })
  );
}

function elementwise(m: Matrix, f: (value: number, k: number) => number): Matrix {
  const result = copy(m);
  m.data.forEach((value, k) => {
    result.data[k] = f(value, k);
  });
  return result;
}
const plus = (a: Matrix, b: Matrix) => elementwise(a, (value, k) => value + (b.data[k] ?? NaN));
const minus = (a: Matrix, b: Matrix) => elementwise(a, (value, k) => value - b.data[k]!);
const absolute = (m: Matrix) => elementwise(m, Math.abs);
const scaled = (all: readonly Matrix[], factor: number) =>
  all.map((m) => elementwise(m, (value) => value * factor));
