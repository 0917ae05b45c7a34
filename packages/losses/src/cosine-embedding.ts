import { assertInterval, type OptionNames } from "@adjoint/checks";
import { type Matrix, zeros } from "@adjoint/matrix";
import {
  allocateApart,
  allocateFresh,
  assertMatrix,
  assertSameShape,
  assertSettings,
  pairwiseSum,
  rounding,
} from "@adjoint/matrix/kit";
import { assertContext, type Targets } from "@adjoint/pass";
import {
  assertReducible,
  ELEMENT_OPTIONS,
  type ElementLossOptions,
  type ElementLossPass,
  type Reduced,
  type ReducedBackward,
  type Reduction,
  reduceElements,
} from "@adjoint/pass/losses";
import { signTargets } from "./sign-targets.js";
import { toUnit } from "./unit-row.js";

/** How far `cosineEmbedding` pushes, and how it weighs and reduces. */
export interface CosineEmbeddingOptions<R extends Reduction = Reduction>
  extends ElementLossOptions<R> {
  /** The cosine below which a pair is apart that does not belong together, in [-1, 1]. @default 0 */
  readonly margin?: number;
}

/** The gradients of `cosineEmbedding`. */
export interface CosineGradients {
  readonly first: Matrix;
  readonly second: Matrix;
}

const NAME = "cosineEmbedding";
const OPTIONS: OptionNames<CosineEmbeddingOptions> = /* @__PURE__ */ Object.assign(
  {},
  ELEMENT_OPTIONS,
  { margin: "optional" } as const,
);

/**
 * Cosine of pairs of rows: with `c = a · b / (|a| |b|)`, `l = 1 - c` where the pair belongs together and t is 1, and
 * `l = max(0, c - margin)` where it does not and t is -1. The mean divides by the number of rows.
 * Gradient: with the unit vectors `â = a / |a|` and `b̂ = b / |b|`, `da = s (b̂ - c â) u / (|a| n)` and
 * `db = s (â - c b̂) u / (|b| n)`; s is -1 where t is 1, and 1 where t is -1 and c is above the margin, 0
 * elsewhere. Without n for the sum, and each row by its own u for "none".
 *
 * Shapes: a, b, da, db are [rows, features]; t one number per row, or [rows, 1]; the loss a number, or [rows, 1]
 * with `reduction: "none"`, and u like it.
 * Numerics: no square over- or underflows. `1 - c` is computed as `|â - b̂|² / 2`: it is never below 0, and
 * keeps digits that the difference would lose. A row of zeros has cosine 0 and gradient 0. PyTorch adds 1e-12 to the squares, which changes the
 * cosine of short rows, and gives a row of zeros a gradient of 1e6.
 * Follows PyTorch's `cosine_embedding_loss`.
 *
 * @param first one row a pair, any numbers
 * @param second the other row of each pair
 * @param targets 1 or -1
 * @param options margin, weights, reduction, onEmpty, total, and where results go
 * @throws {ShapeError} when the sizes disagree; from `backward`, when u is not like the losses
 * @throws {DTypeError} when the second rows, targets or weights have another dtype
 * @throws {RangeError} when the margin, a target, a weight or an option is out of range; when there are no rows and
 * `onEmpty` is "throw"
 * @throws {TypeError} when an argument is of the wrong kind, or an option unknown
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { cosineEmbedding } from "@adjoint/losses";
 * import { fromRows, toRows } from "@adjoint/matrix";
 *
 * const [a, b] = [fromRows([[2, 0], [0, 1]]), fromRows([[0, 3], [0, 5]])];
 * const pass = cosineEmbedding(a, b, [1, -1], { reduction: "sum" });
 * assert.equal(pass.output, 2);
 * const gradients = pass.backward();
 * assert.deepEqual(toRows(gradients.first), [[-0, -0.5], [0, 0]]);
 * ```
 */
export function cosineEmbedding<R extends Reduction = "mean">(
  first: Matrix,
  second: Matrix,
  targets: Targets,
  options: CosineEmbeddingOptions<R> = {},
): ElementLossPass<R, CosineGradients> {
  assertMatrix(NAME, "first", first);
  assertContext(NAME, options, OPTIONS);
  const { margin = 0, allocate = allocateFresh } = options;
  assertInterval(NAME, "margin", margin, -1, 1);
  assertSameShape(NAME, "second", second, "first", first);
  const { rows, columns, dtype } = first;
  assertSettings(NAME, 1, [margin], dtype);
  const t = signTargets(NAME, targets, zeros(rows, 1, dtype), "pairs");
  assertReducible(NAME, options, rows, 1, dtype);
  const operands = [first, second, t, ...(options.weights ? [options.weights] : [])];
  const room = allocateApart(NAME, allocate, operands);
  const losses = room(rows, 1, dtype);
  const [byFirst, bySecond] = [room(rows, columns, dtype), room(rows, columns, dtype)];

  const round = rounding(dtype);
  const least = round(margin);
  const scratch = first.data.slice(0, columns);
  for (let i = 0; i < rows; i++) {
    const [from, to] = [i * columns, (i + 1) * columns];
    const [a, b] = [byFirst.data.subarray(from, to), bySecond.data.subarray(from, to)];
    a.set(first.data.subarray(from, to));
    b.set(second.data.subarray(from, to));
    const lengths = [toUnit(a, scratch), toUnit(b, scratch)] as const;
    for (let j = 0; j < columns; j++) scratch[j] = a[j]! * b[j]!;
    const cosine = pairwiseSum(scratch, 0, columns);
    // Beside a row of zeros; NaN goes through.
    const isNone = cosine === 0 && (lengths[0].root === 0 || lengths[1].root === 0);
    const isTogether = t.data[i]! > 0;
    const excess = round(cosine - least);
    const isApart = !isTogether && excess <= 0;
    if (isTogether) {
      for (let j = 0; j < columns; j++) {
        const d = round(a[j]! - b[j]!);
        scratch[j] = d * d;
      }
      losses.data[i] = isNone ? 1 : pairwiseSum(scratch, 0, columns) / 2;
    } else {
      losses.data[i] = isApart ? 0 : excess;
    }
    if (isNone || isApart) {
      a.fill(0);
      b.fill(0);
      continue;
    }
    const sign = isTogether ? -1 : 1;
    for (let j = 0; j < columns; j++) {
      const [x, y] = [a[j]!, b[j]!];
      const byA = sign * round(y - round(cosine * x));
      const byB = sign * round(x - round(cosine * y));
      a[j] = round(byA / lengths[0].root) * lengths[0].factor;
      b[j] = round(byB / lengths[1].root) * lengths[1].factor;
    }
  }
  const { backward, ...reduced } = reduceElements<R>(
    NAME,
    losses,
    [byFirst, bySecond],
    options,
    operands,
  );
  const toBoth = (upstream?: Reduced<R>): CosineGradients => {
    const [dFirst, dSecond] = backward(upstream) as [Matrix, Matrix];
    return { first: dFirst, second: dSecond };
  };
  return { ...reduced, backward: toBoth as ReducedBackward<R, CosineGradients> };
}
