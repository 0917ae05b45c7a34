import { asType, isMatrix, type Matrix } from "@adjoint/matrix";
import type { Targets } from "@adjoint/pass";
import type { AnyLoss, AnyLossOfRows, PredictionKind, TargetKind } from "../losses.js";
import { describeOptions } from "../members-of.js";
import { drawPredictions, drawTargets } from "./draw-kinds.js";
import { SHAPES } from "./shapes.js";
import type { GradientCase } from "./types.js";

/** Options, or what they are for so many columns, in words. */
export type OptionsFor =
  | { readonly of?: undefined; readonly [name: string]: unknown }
  | { readonly words: string; readonly of: (columns: number) => object };

/** A loss that is the mean of the losses of its entries, or of its rows: with every reduction, and with other options. */
export function elementLossCases(
  name: string,
  loss: unknown,
  kinds: { readonly predictions: PredictionKind; readonly targets: TargetKind },
  options: readonly OptionsFor[],
): readonly GradientCase[] {
  const reduced = loss as AnyLoss;
  const unreduced = loss as AnyLossOfRows;
  const exact = (targets: Targets, x: Matrix) =>
    isMatrix(targets) ? asType(targets, x.dtype) : targets;
  const reducedCase = (given: OptionsFor): GradientCase => ({
    name: [name, given.of ? given.words : describeOptions(given)].filter(Boolean).join(", "),
    shapes: SHAPES,
    make: (draw) => {
      const x = drawPredictions(kinds.predictions, draw);
      const targets = drawTargets(kinds.targets, draw);
      const chosen = given.of ? given.of(draw.columns) : given;
      const of = (m: Matrix) => reduced(m, exact(targets, m), chosen);
      return { x, loss: of, ...(draw.dtype === "float32" && { reference: of }) };
    },
  });
  return [
    reducedCase({}),
    reducedCase({ reduction: "sum" }),
    ...options.map(reducedCase),
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
