import { assertInterval, type OptionNames } from "@adjoint/checks";
import { log, log1p } from "@adjoint/math";
import type { Matrix } from "@adjoint/matrix";
import { assertMatrix } from "@adjoint/matrix/kit";
import { assertContext, type Targets } from "@adjoint/pass";
import {
  assertEntries,
  ELEMENT_OPTIONS,
  type ElementLossOptions,
  type ElementLossPass,
  elementLoss,
  elementTargets,
  type Reduction,
} from "@adjoint/pass/losses";
import { compiled } from "./generated/binary-cross-entropy.js";

/** How `binaryCrossEntropy` guards its logarithms, weighs and reduces. */
export interface BinaryCrossEntropyOptions<R extends Reduction = Reduction>
  extends ElementLossOptions<R> {
  /** Probabilities are clipped to [clip, 1 - clip], a number in [0, 0.5); 0 switches clipping off. @default 1e-7 */
  readonly clip?: number;
}

const NAME = "binaryCrossEntropy";
const OPTIONS: OptionNames<BinaryCrossEntropyOptions> = /* @__PURE__ */ Object.assign(
  {},
  ELEMENT_OPTIONS,
  { clip: "optional" } as const,
);

const entries = /* @__PURE__ */ elementLoss(
  NAME,
  {
    loss: (p, t, clip, logClip) => {
      const q = 1 - p;
      const no = 1 - t;
      const logYes = p < clip ? logClip : log(q < clip ? 1 - clip : p);
      const logNo = q < clip ? logClip : log1p(-(p < clip ? clip : p));
      // Not 0 times what may be infinite.
      const cost = (t === 0 ? 0 : t * logYes) + (no === 0 ? 0 : no * logNo);
      const slope = (no === 0 ? 0 : no / q) - (t === 0 ? 0 : t / p);
      return [0 - cost, p < clip ? 0 : q < clip ? 0 : slope];
    },
  },
  compiled,
);

/** How far rounding may lead a prediction out of its range. */
const ROUNDING = 1e-6;

/**
 * Cross-entropy of yes-or-no questions, each entry one of its own, as a function of probabilities:
 * `l = -(t ln p̂ + (1 - t) ln(1 - p̂))`, where `p̂ = clip(p, clip, 1 - clip)`. The mean divides by the number
 * of entries.
 * Gradient: that of what forward computed: `dp = ((1 - t) / (1 - p) - t / p) u / n` where p lies in the
 * interval, 0 outside, where the loss is flat; without n for the sum, and each entry by its own u for "none".
 *
 * Shapes: p, t, dp are [rows, columns]; for one column, t may be a list; the loss a number, or like p with
 * `reduction: "none"`, and u like it.
 * Numerics: a confident wrong entry costs at most `-ln clip`. PyTorch, which clips the logarithms at -100,
 * gives such an entry a gradient of up to 1e12. Of logits, `binaryCrossEntropyWithLogits` is the loss,
 * which has no such limit.
 * Follows Keras' `BinaryCrossentropy`, whose clip is 1e-7; between the limits, PyTorch's `binary_cross_entropy` is the same.
 *
 * @param probabilities numbers in [0, 1], but for rounding
 * @param targets numbers in [0, 1]
 * @param options clip, weights, reduction, onEmpty, total, and where results go
 * @throws {ShapeError} when the sizes disagree; from `backward`, when u is not like the losses
 * @throws {DTypeError} when targets or weights have another dtype
 * @throws {RangeError} when a prediction is no probability; when a target, a weight or an option is out of range;
 * when there are no entries and `onEmpty` is "throw"
 * @throws {TypeError} when an argument is of the wrong kind, or an option unknown
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { binaryCrossEntropy } from "@adjoint/losses";
 * import { fromRows, toRows } from "@adjoint/matrix";
 *
 * const pass = binaryCrossEntropy(fromRows([[0.5, 0.5]]), fromRows([[1, 0]]));
 * assert.equal(pass.output, Math.LN2);
 * assert.deepEqual(toRows(pass.backward()), [[-1, 1]]);
 * ```
 */
export function binaryCrossEntropy<R extends Reduction = "mean">(
  probabilities: Matrix,
  targets: Targets,
  options: BinaryCrossEntropyOptions<R> = {},
): ElementLossPass<R> {
  assertMatrix(NAME, "probabilities", probabilities);
  assertContext(NAME, options, OPTIONS);
  const { clip = 1e-7, ...rest } = options;
  assertInterval(NAME, "clip", clip, 0, 0.5, "[)");
  const t = elementTargets(NAME, targets, probabilities, "probabilities");
  assertEntries(NAME, "target", t, (value) => value >= 0 && value <= 1, "in [0, 1]");
  assertEntries(
    NAME,
    "prediction",
    probabilities,
    (value) => !(value < -ROUNDING || value > 1 + ROUNDING),
    "a probability, in [0, 1]; of logits, binaryCrossEntropyWithLogits is the loss",
  );
  return entries(probabilities, t, rest, clip, log(clip));
}
