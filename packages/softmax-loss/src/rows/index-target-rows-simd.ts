import type { Matrix } from "@adjoint/matrix";
import { kernel, thresholds } from "@adjoint/matrix/kit";
import { indexTargetRowsModule } from "../generated/index-target-rows.js";

const run = /* @__PURE__ */ kernel(
  "softmaxCrossEntropy",
  indexTargetRowsModule,
  "indexTargetRows",
  {
    operands: [
      "in logits",
      "indices labels",
      "in weights",
      "out gradient",
      "out losses",
      "out logSumExp",
    ],
    numbers: ["rows", "columns", "share"],
    least: thresholds.softmaxCrossEntropy,
  },
);

/**
 * `indexTargetRows` by a SIMD kernel, with the same bits; undefined where the twin is to be run.
 * Shapes: as there; weights, losses and logSumExps are [rows, 1].
 */
export function indexTargetRowsSimd(
  logits: Matrix,
  labels: Int32Array,
  weights: Matrix,
  share: number,
  gradient: Matrix,
  losses: Matrix,
  logSumExps: Matrix,
): number | undefined {
  const { rows, columns } = logits;
  const operands = [logits, labels, weights, gradient, losses, logSumExps] as const;
  const right = run(rows * columns, operands, rows, columns, share);
  return right === undefined ? undefined : right >>> 0;
}
