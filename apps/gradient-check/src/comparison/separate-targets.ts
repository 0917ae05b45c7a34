import { isMatrix, zeros } from "@adjoint/matrix";
import type { Targets } from "@adjoint/pass";
import type { Problem } from "./problem.js";

/**
 * What the separate loss is given. Weights, smoothing and ignored rows are folded into rows of
 * targets, so that it is asked for the same sum: its mean divides by the rows, hence the factor.
 */
export function separateTargets({ logits, targets, options }: Problem): Targets {
  if (Object.keys(options).length === 0) return targets;
  const { rows, columns, dtype } = logits;
  const { weights, ignoreIndex, labelSmoothing = 0 } = options;
  const weight = (column: number) => weights?.[column] ?? 1;
  const folded = zeros(rows, columns, dtype);
  let total = 0;
  for (let i = 0; i < rows; i++) {
    const label = isMatrix(targets) ? undefined : targets[i]!;
    if (label !== undefined && label === ignoreIndex) continue;
    total += label === undefined ? 1 : weight(label);
    for (let j = 0; j < columns; j++) {
      const k = i * columns + j;
      const target = isMatrix(targets) ? targets.data[k]! : j === label ? 1 : 0;
      folded.data[k] = weight(j) * ((1 - labelSmoothing) * target + labelSmoothing / columns);
    }
  }
  for (let k = 0; k < folded.data.length; k++) folded.data[k]! *= rows / total;
  return folded;
}
