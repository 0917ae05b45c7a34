import { asType, isMatrix, type Matrix } from "@adjoint/matrix";
import type { Targets } from "@adjoint/pass";
import type { AnyLoss, AnyLossOfRows, PredictionKind, TargetKind } from "../losses.js";
import { describeOptions } from "../members-of.js";
import { drawPredictions, drawTargets } from "./draw-kinds.js";
import { SHAPES } from "./shapes.js";
import type { GradientCase } from "./types.js";

/** A loss that is the mean of the losses of its entries: with every reduction, and with other options. */
export function elementLossCases(
  name: string,
  loss: unknown,
  kinds: { readonly predictions: PredictionKind; readonly targets: TargetKind },
  options: readonly object[],
): readonly GradientCase[] {
  const reduced = loss as AnyLoss;
  const unreduced = loss as AnyLossOfRows;
  const exact = (targets: Targets, x: Matrix) =>
    isMatrix(targets) ? asType(targets, x.dtype) : targets;
  const reducedCase = (words: string, given: object): GradientCase => ({
    name: words === "" ? name : `${name}, ${words}`,
    shapes: SHAPES,
    make: (draw) => {
      const x = drawPredictions(kinds.predictions, draw);
      const targets = drawTargets(kinds.targets, draw);
      const of = (m: Matrix) => reduced(m, exact(targets, m), given);
      return { x, loss: of, ...(draw.dtype === "float32" && { reference: of }) };
    },
  });
  return [
    reducedCase("", {}),
    reducedCase("sum", { reduction: "sum" }),
    ...options.map((each) => reducedCase(describeOptions(each), each)),
    {
      name: `${name}, none`,
      shapes: SHAPES,
      make: (draw) => {
        const x = drawPredictions(kinds.predictions, draw);
        const targets = drawTargets(kinds.targets, draw);
        const op = (m: Matrix, context: object = {}) =>
          unreduced(m, exact(targets, m), { reduction: "none", ...context });
        return { x, op, ...(draw.dtype === "float32" && { reference: op }) };
      },
    },
  ];
}
