import { poissonNegativeLogLikelihood } from "@adjoint/losses";
import type { Matrix } from "@adjoint/matrix";
import type { Targets } from "@adjoint/pass";
import { elementLossCases } from "./element-loss-cases.js";
import type { GradientCase } from "./types.js";

const NAME = "poissonNegativeLogLikelihood";
const ofCounts = (p: Matrix, t: Targets, options?: object) =>
  poissonNegativeLogLikelihood(p, t, { ...options, logInput: false });

/** Of logarithms of expected counts, and of expected counts, which are above 0. */
export const POISSON_LOSS_CASES: readonly GradientCase[] = [
  ...elementLossCases(
    NAME,
    poissonNegativeLogLikelihood,
    { predictions: "numbers", targets: "counts" },
    [{ full: true }],
  ),
  ...elementLossCases(
    `${NAME}, logInput false`,
    ofCounts,
    { predictions: "positive", targets: "counts" },
    [{ full: true }],
  ),
];
