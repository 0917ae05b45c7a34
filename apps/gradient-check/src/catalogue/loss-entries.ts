import { categoricalCrossEntropy, negativeLogLikelihood } from "@adjoint/losses";
import { asType, isMatrix, type Matrix } from "@adjoint/matrix";
import type { Pass, SmoothingOptions, Targets } from "@adjoint/pass";
import { binaryCrossEntropyWithLogits, softmaxCrossEntropy } from "@adjoint/softmax-loss";
import { linearOp } from "./linear-op.js";
import { SHAPES } from "./shapes.js";
import type { CatalogueEntry, Draw } from "./types.js";

type Loss = (
  predictions: Matrix,
  targets: Targets,
  options: SmoothingOptions<"mean" | "sum">,
) => Pass<number, Matrix, number>;

interface LossCase {
  readonly name: string;
  readonly targets: (draw: Draw) => Targets;
  readonly options?: (draw: Draw) => SmoothingOptions<"mean" | "sum">;
}

/** Weights 1, 2, 3, ... of the classes. */
const weighted = ({ columns }: Draw) => ({
  weights: Array.from({ length: columns }, (_, j) => 1 + j),
});
const labels = (draw: Draw) => draw.labels();
const soft = (draw: Draw) => draw.probabilities();
/** Every second row but the first is ignored. */
const ignored = (draw: Draw) => draw.labels().map((label, row) => (row % 2 === 1 ? -100 : label));

const PLAIN: readonly LossCase[] = [
  { name: "labels", targets: labels },
  { name: "soft labels", targets: soft },
  { name: "weights", targets: labels, options: weighted },
  { name: "ignored rows", targets: ignored },
  { name: "sum", targets: labels, options: () => ({ reduction: "sum" }) },
];
const SMOOTHED: readonly LossCase[] = [
  { name: "smoothing", targets: labels, options: () => ({ labelSmoothing: 0.1 }) },
  {
    name: "soft labels, weights, smoothing",
    targets: soft,
    options: (draw) => ({ ...weighted(draw), labelSmoothing: 0.1 }),
  },
  {
    name: "weights, smoothing, ignored rows",
    targets: ignored,
    options: (draw) => ({ ...weighted(draw), labelSmoothing: 0.1 }),
  },
];
const YES_OR_NO: readonly LossCase[] = [
  { name: "soft labels", targets: soft },
  { name: "sum", targets: soft, options: () => ({ reduction: "sum" }) },
];

const logits = ({ rows, columns, normal }: Draw) => normal(rows, columns);
const probabilities = (draw: Draw) => draw.probabilities();

/** The losses, with their options and every kind of targets. */
export const lossEntries: readonly CatalogueEntry[] = [
  // Of one class the probability is 1, which is clipped: that loss is flat on one side only.
  ...entries("categoricalCrossEntropy", categoricalCrossEntropy, PLAIN, probabilities).map(
    (entry) => ({ ...entry, shapes: SHAPES.filter(([, columns]) => columns > 1) }),
  ),
  ...entries("negativeLogLikelihood", negativeLogLikelihood, PLAIN, logits),
  ...entries("softmaxCrossEntropy", softmaxCrossEntropy, [...PLAIN, ...SMOOTHED], logits),
  ...entries(
    "binaryCrossEntropyWithLogits",
    (x, targets, { reduction = "mean" }) => binaryCrossEntropyWithLogits(x, targets, { reduction }),
    YES_OR_NO,
    logits,
  ),
  { name: "linearSoftmaxCrossEntropy", shapes: SHAPES, make: linearOp },
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
      const exact = isMatrix(targets) ? asType(targets, "float64") : targets;
      return {
        x,
        loss: (m) => loss(m, targets, options),
        ...(draw.dtype === "float32" && { reference: (m: Matrix) => loss(m, exact, options) }),
      };
    },
  }));
}
