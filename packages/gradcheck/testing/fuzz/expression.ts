import type { RandomState } from "@adjoint/random";

/** A number with its derivatives by every input: forward-mode differentiation. */
export interface Dual {
  readonly value: number;
  readonly slopes: readonly number[];
}

/** From inputs to a number with its exact derivatives. */
export type Expression = (inputs: readonly Dual[]) => Dual;

type Unary = (value: number) => readonly [value: number, slope: number];

const sigmoid = (v: number) => 1 / (1 + Math.exp(-v));
const UNARY: readonly Unary[] = [
  (v) => [Math.sin(v), Math.cos(v)],
  (v) => [Math.cos(v), -Math.sin(v)],
  (v) => [Math.tanh(v), 1 - Math.tanh(v) ** 2],
  (v) => [sigmoid(v), sigmoid(v) * sigmoid(-v)],
  (v) => [Math.exp(Math.tanh(v)), Math.exp(Math.tanh(v)) * (1 - Math.tanh(v) ** 2)],
  (v) => [Math.log1p(v * v), (2 * v) / (1 + v * v)],
  (v) => [Math.sqrt(1 + v * v), v / Math.sqrt(1 + v * v)],
  (v) => [Math.atan(v), 1 / (1 + v * v)],
  (v) => [v * v, 2 * v],
  (v) => [-v, -1],
  (v) => [Math.max(v, 0), v > 0 ? 1 : 0],
  (v) => [Math.abs(v), Math.sign(v)],
  (v) => [v > 0 ? v : 0.1 * v, v > 0 ? 1 : 0.1],
];

type Binary = (a: Dual, b: Dual) => Dual;

const combine = (value: number, a: Dual, byA: number, b: Dual, byB: number): Dual => ({
  value,
  slopes: a.slopes.map((slope, i) => byA * slope + byB * b.slopes[i]!),
});
const BINARY: readonly Binary[] = [
  (a, b) => combine(a.value + b.value, a, 1, b, 1),
  (a, b) => combine(a.value - b.value, a, 1, b, -1),
  (a, b) => combine(a.value * b.value, a, b.value, b, a.value),
  (a, b) => {
    const under = 1 + b.value * b.value;
    return combine(a.value / under, a, 1 / under, b, (-2 * a.value * b.value) / under ** 2);
  },
  (a, b) => (a.value > b.value ? a : b),
  (a, b) => (a.value < b.value ? a : b),
];

/** A random expression of some inputs, of at most `depth` functions within one another. */
export function drawExpression(random: RandomState, inputs: number, depth: number): Expression {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random.random() * all.length)]!;
  if (depth === 0 || random.random() < 0.1) {
    if (random.random() < 0.2) {
      const value = random.normal(0, 2);
      return (duals) => ({ value, slopes: duals.map(() => 0) });
    }
    const index = Math.floor(random.random() * inputs);
    return (duals) => duals[index]!;
  }
  if (random.random() < 0.5) {
    const unary = pick(UNARY);
    const inner = drawExpression(random, inputs, depth - 1);
    return (duals) => {
      const { value, slopes } = inner(duals);
      const [result, slope] = unary(value);
      return { value: result, slopes: slopes.map((each) => slope * each) };
    };
  }
  const binary = pick(BINARY);
  const left = drawExpression(random, inputs, depth - 1);
  const right = drawExpression(random, inputs, depth - 1);
  return (duals) => binary(left(duals), right(duals));
}
