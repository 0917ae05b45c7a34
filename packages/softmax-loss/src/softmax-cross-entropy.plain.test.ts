import { pairwiseSum } from "@adjoint/matrix/kit";
import { randomState } from "@adjoint/random";
import { Decimal } from "decimal.js";
import { describe, expect, test } from "vitest";
import { lossesByLabel } from "./softmax-cross-entropy.plain.js";

const Exact = Decimal.clone({ precision: 50 });

function run<D extends Float64Array | Float32Array>(
  logits: D,
  labels: readonly number[],
  weights: D,
): { gradient: D; losses: D; logSumExps: D; correct: number } {
  const rows = labels.length;
  const fresh = (length: number): D =>
    (logits instanceof Float32Array ? new Float32Array(length) : new Float64Array(length)) as D;
  const [gradient, losses, logSumExps] = [fresh(logits.length), fresh(rows), fresh(rows)];
  const columns = logits.length / rows;
  const of = Int32Array.from(labels);
  const correct = lossesByLabel(
    logits,
    of,
    rows,
    columns,
    weights,
    1,
    gradient,
    losses,
    logSumExps,
  );
  return { gradient, losses, logSumExps, correct };
}

/** Loss, log-sum-exp and gradient of one row, in 50 digits. */
function exactly(row: ArrayLike<number>, label: number) {
  const e = Array.from(row, (x) => new Exact(x).exp());
  const total = e.reduce((sum, value) => sum.plus(value));
  const logSumExp = total.ln();
  const gradient = e.map((value, j) => value.div(total).minus(j === label ? 1 : 0));
  return { loss: logSumExp.minus(row[label]!), logSumExp, gradient };
}

describe.each([
  ["float64", (values: number[]) => Float64Array.from(values), 4e-16],
  ["float32", (values: number[]) => Float32Array.from(values), 3e-7],
] as const)("in %s", (_dtype, from, tolerance) => {
  test("agrees with 50-digit arithmetic to the last digits, from even rows to confident ones", () => {
    const random = randomState(9);
    for (const columns of [1, 2, 3, 7, 8, 50, 300]) {
      for (const spread of [1, 8, 30]) {
        const labels = [...random.choice(columns, 4)];
        // Sixteenths, whose differences are exact.
        const logits = Array.from(
          { length: 4 * columns },
          () => Math.round(random.normal(0, spread) * 16) / 16,
        );
        // The second row is confident and correct.
        logits[columns + labels[1]!] = spread * 6;
        const actual = run(from(logits), labels, from([1, 1, 1, 1]));
        labels.forEach((label, i) => {
          const row = logits.slice(i * columns, (i + 1) * columns);
          const exact = exactly(row, label);
          const off = (value: number, want: Decimal, scale: Decimal | number) =>
            want.minus(value).abs().div(scale).toNumber();
          const size = Decimal.max(1, exact.loss);
          expect(off(actual.losses[i]!, exact.loss, size)).toBeLessThan(3 * tolerance);
          const height = Decimal.max(1, exact.logSumExp.abs());
          expect(off(actual.logSumExps[i]!, exact.logSumExp, height)).toBeLessThan(3 * tolerance);
          exact.gradient.forEach((want, j) => {
            if (want.abs().lt(1e-25)) return;
            const value = actual.gradient[i * columns + j]!;
            expect(off(value, want, want.abs())).toBeLessThan(4 * tolerance);
          });
        });
      }
    }
  });

  test("scales a row, leaves an ignored one out, and counts what is correct", () => {
    const x = [1, 2, 3, 3, 2, 1, 5, 5, 0, 0, 0, 1];
    const one = run(from(x), [2, 2, 1, 2], from([1, 1, 1, 1]));
    const other = run(from(x), [2, 2, 1, -1], from([4, 0.5, 1, 9]));
    // Row 2 has its largest value twice, and the first is another class.
    expect([one.correct, other.correct]).toEqual([2, 1]);
    expect(other.logSumExps).toEqual(one.logSumExps);
    const rowOf = (data: ArrayLike<number>, i: number) => Array.from(data).slice(3 * i, 3 * i + 3);
    const times = (factor: number, i: number) => rowOf(one.gradient, i).map((g) => g * factor);
    expect(rowOf(other.gradient, 0)).toEqual(times(4, 0));
    expect(rowOf(other.gradient, 1)).toEqual(times(0.5, 1));
    expect(rowOf(other.gradient, 3)).toEqual([0, 0, 0]);
    expect(Array.from(other.losses)).toEqual([
      one.losses[0]! * 4,
      one.losses[1]! / 2,
      one.losses[2],
      0,
    ]);
  });

  test("a row's own bits do not depend on the rows beside it", () => {
    const random = randomState(2);
    const x = Array.from({ length: 5 * 37 }, () => random.normal(0, 4));
    const labels = [3, 0, 36, 8, 20];
    const together = run(from(x), labels, from([1, 1, 1, 1, 1]));
    labels.forEach((label, i) => {
      const alone = run(from(x.slice(37 * i, 37 * (i + 1))), [label], from([1]));
      expect(together.gradient.slice(37 * i, 37 * (i + 1))).toEqual(alone.gradient);
      expect(together.losses[i]).toBe(alone.losses[0]);
    });
  });

  test("the gradient of a confident row is the order that is documented", () => {
    const x = Array.from({ length: 20 }, (_, j) => (j === 11 ? 9 : Math.sin(j)));
    const { gradient } = run(from(x), [11], from([1]));
    const e = from(x.map((value) => Math.exp(value - 9)));
    e[11] = 0;
    const others = pairwiseSum(e, 0, 20);
    const want = -others / (1 + others);
    expect(Math.abs(gradient[11]! / want - 1)).toBeLessThan(8 * tolerance);
    const sum = Array.from(gradient).reduce((total, g) => total + g);
    expect(Math.abs(sum)).toBeLessThan(tolerance);
  });
});
