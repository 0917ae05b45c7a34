import type { Targets } from "@adjoint/pass";
import type { SmoothingOptions } from "@adjoint/pass/losses";
import type { Draw } from "./types.js";

/** One kind of targets and options of a loss over classes. */
export interface ClassLossOptions {
  /** In words. */
  readonly words: string;
  readonly targets: (draw: Draw) => Targets;
  readonly options?: (draw: Draw) => SmoothingOptions<"mean" | "sum">;
}

/** Weights 1, 2, 3, ... of the classes. */
const weighted = ({ columns }: Draw) => ({
  classWeights: Array.from({ length: columns }, (_, j) => 1 + j),
});
const labels = (draw: Draw) => draw.labels();
const soft = (draw: Draw) => draw.probabilities();
/** Every second row but the first is ignored. */
const ignored = (draw: Draw) => draw.labels().map((label, row) => (row % 2 === 1 ? -100 : label));

/** What every loss over classes takes. */
export const PLAIN_OPTIONS: readonly ClassLossOptions[] = [
  { words: "labels", targets: labels },
  { words: "soft labels", targets: soft },
  { words: "weights", targets: labels, options: weighted },
  { words: "ignored rows", targets: ignored },
  { words: "sum", targets: labels, options: () => ({ reduction: "sum" }) },
];

/** What those take besides that can smooth their targets. */
export const SMOOTHED_OPTIONS: readonly ClassLossOptions[] = [
  { words: "smoothing", targets: labels, options: () => ({ labelSmoothing: 0.1 }) },
  {
    words: "soft labels, weights, smoothing",
    targets: soft,
    options: (draw) => ({ ...weighted(draw), labelSmoothing: 0.1 }),
  },
  {
    words: "weights, smoothing, ignored rows",
    targets: ignored,
    options: (draw) => ({ ...weighted(draw), labelSmoothing: 0.1 }),
  },
];

/** Targets and options of losses that are not reduced. */
export const ROW_OPTIONS: readonly ClassLossOptions[] = [
  { words: "labels", targets: labels },
  { words: "soft labels", targets: soft },
  { words: "weights, ignored rows", targets: ignored, options: weighted },
];
