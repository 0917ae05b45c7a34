import { asType, isMatrix, type Matrix } from "@adjoint/matrix";
import type { Targets } from "@adjoint/pass";
import type { AnyLoss, AnyLossOfRows, PredictionKind } from "../losses.js";
import {
  type ClassLossOptions,
  PLAIN_OPTIONS,
  ROW_OPTIONS,
  SMOOTHED_OPTIONS,
} from "./class-loss-options.js";
import { drawPredictions } from "./draw-kinds.js";
import { SHAPES } from "./shapes.js";
import type { GradientCase } from "./types.js";

/**
 * A loss over classes with its options, every kind of targets, and every reduction.
 *
 * @param smooths whether it takes `labelSmoothing`
 */
export function classLossCases(
  name: string,
  loss: unknown,
  predictions: PredictionKind,
  smooths: boolean,
): readonly GradientCase[] {
  const reduced = [...PLAIN_OPTIONS, ...(smooths ? SMOOTHED_OPTIONS : [])];
  return [
    ...reduced.map((each) => reducedCase(name, loss as AnyLoss, predictions, each)),
    ...ROW_OPTIONS.map((each) => rowsCase(name, loss as AnyLossOfRows, predictions, each)),
  ];
}

/** Of one class the probability is 1: there is nothing to learn, and it may be clipped. */
const shapesFor = (predictions: PredictionKind) =>
  predictions === "probabilities" ? SHAPES.filter(([, columns]) => columns > 1) : SHAPES;

function reducedCase(
  name: string,
  loss: AnyLoss,
  predictions: PredictionKind,
  { words, targets: targetsFor, options: optionsFor }: ClassLossOptions,
): GradientCase {
  return {
    name: `${name}, ${words}`,
    shapes: shapesFor(predictions),
    make: (draw) => {
      const x = drawPredictions(predictions, draw);
      const targets = targetsFor(draw);
      const options = optionsFor?.(draw) ?? {};
      const exact = exactTargets(targets);
      return {
        x,
        loss: (m) => loss(m, targets, options),
        ...(draw.dtype === "float32" && { reference: (m: Matrix) => loss(m, exact, options) }),
      };
    },
  };
}

/** One loss per row: an op, whose upstream gradients differ from row to row. */
function rowsCase(
  name: string,
  loss: AnyLossOfRows,
  predictions: PredictionKind,
  { words, targets: targetsFor, options: optionsFor }: ClassLossOptions,
): GradientCase {
  return {
    name: `${name}, none, ${words}`,
    shapes: shapesFor(predictions),
    make: (draw) => {
      const x = drawPredictions(predictions, draw);
      const targets = targetsFor(draw);
      const options = { ...optionsFor?.(draw), reduction: "none" } as const;
      const exact = exactTargets(targets);
      return {
        x,
        op: (m, context) => loss(m, targets, { ...options, ...context }),
        ...(draw.dtype === "float32" && { reference: (m: Matrix) => loss(m, exact, options) }),
      };
    },
  };
}

/** The same targets for a float64 reference. */
function exactTargets(targets: Targets): Targets {
  return isMatrix(targets) ? asType(targets, "float64") : targets;
}
