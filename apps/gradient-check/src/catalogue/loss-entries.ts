import { categoricalCrossEntropy, negativeLogLikelihood } from "@adjoint/losses";
import { add, log, type Matrix, multiply } from "@adjoint/matrix";
import type { Pass, Targets } from "@adjoint/pass";
import type { SmoothingOptions } from "@adjoint/pass/losses";
import { softmaxCrossEntropy } from "@adjoint/softmax-loss";
import { binaryEntries } from "./binary-entries.js";
import { exactTargets } from "./exact-targets.js";
import { linearEntries } from "./linear-entries.js";
import { type LossCase, PLAIN_CASES, ROW_CASES, SMOOTHED_CASES } from "./loss-cases.js";
import { SHAPES } from "./shapes.js";
import type { CatalogueEntry, Draw } from "./types.js";

type Loss = (
  predictions: Matrix,
  targets: Targets,
  options: SmoothingOptions<"mean" | "sum">,
) => Pass<number, Matrix, number>;

type LossOfRows = (
  predictions: Matrix,
  targets: Targets,
  options: SmoothingOptions<"none"> & { readonly reduction: "none" },
) => Pass<Matrix>;

const ALL_CASES = [...PLAIN_CASES, ...SMOOTHED_CASES];
const logits = ({ rows, columns, normal }: Draw) => normal(rows, columns);
// Away from the ends of their range, which a step beside them must not leave.
const probabilities = (draw: Draw) => add(multiply(draw.probabilities(), 0.75), 0.125);
const logProbabilities = (draw: Draw) => log(probabilities(draw));

/** The losses, with their options and every kind of targets. */
export const lossEntries: readonly CatalogueEntry[] = [
  // Of one class the probability is 1, which is clipped: that loss is flat on one side only.
  ...[
    ...entries("categoricalCrossEntropy", categoricalCrossEntropy, ALL_CASES, probabilities),
    ...rowEntries(
      "categoricalCrossEntropy",
      (p, t, o) => categoricalCrossEntropy(p, t, o),
      probabilities,
    ),
  ].map((entry) => ({ ...entry, shapes: SHAPES.filter(([, columns]) => columns > 1) })),
  ...entries("negativeLogLikelihood", negativeLogLikelihood, PLAIN_CASES, logProbabilities),
  ...rowEntries(
    "negativeLogLikelihood",
    (y, t, o) => negativeLogLikelihood(y, t, o),
    logProbabilities,
  ),
  ...entries("softmaxCrossEntropy", softmaxCrossEntropy, ALL_CASES, logits),
  ...rowEntries("softmaxCrossEntropy", (x, t, o) => softmaxCrossEntropy(x, t, o), logits),
  ...binaryEntries,
  ...linearEntries,
];

function entries(
  name: string,
  loss: Loss,
  cases: readonly LossCase[],
  predictions: (draw: Draw) => Matrix,
): readonly CatalogueEntry[] {
  return cases.map((each) => ({
    name: `${name}, ${each.name}`,
    shapes: SHAPES,
    make: (draw) => {
      const x = predictions(draw);
      const targets = each.targets(draw);
      const options = each.options?.(draw) ?? {};
      const exact = exactTargets(targets);
      return {
        x,
        loss: (m) => loss(m, targets, options),
        ...(draw.dtype === "float32" && { reference: (m: Matrix) => loss(m, exact, options) }),
      };
    },
  }));
}

/** One loss per row: an op, whose upstream gradients differ from row to row. */
function rowEntries(
  name: string,
  loss: LossOfRows,
  predictions: (draw: Draw) => Matrix,
): readonly CatalogueEntry[] {
  return ROW_CASES.map((each) => ({
    name: `${name}, none, ${each.name}`,
    shapes: SHAPES,
    make: (draw) => {
      const x = predictions(draw);
      const targets = each.targets(draw);
      const options = { ...each.options?.(draw), reduction: "none" } as const;
      const exact = exactTargets(targets);
      return {
        x,
        op: (m, context) => loss(m, targets, { ...options, ...context }),
        ...(draw.dtype === "float32" && { reference: (m: Matrix) => loss(m, exact, options) }),
      };
    },
  }));
}
