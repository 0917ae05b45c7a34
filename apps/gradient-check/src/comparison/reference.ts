import { isMatrix } from "@adjoint/matrix";
import type { Decimal } from "decimal.js";
import { Digits, exactDecimal } from "./exact-decimal.js";
import type { Problem } from "./problem.js";

/** Loss and gradient in 50-digit arithmetic, row by row. */
export interface Reference {
  readonly loss: Decimal;
  readonly gradient: readonly Decimal[];
}

/**
 * The exact answer: `loss = Σ q (L - x) / D`, `dx = (p Σq - q) / D`, where q is the target of each
 * class, smoothed and weighted, `L = ln Σ exp x`, and D the weight of the labels, or the number of
 * rows of soft targets.
 */
export function reference({ logits, targets, options }: Problem): Reference {
  const { rows, columns, data } = logits;
  const { classWeights, ignoreIndex = -100, labelSmoothing = 0 } = options;
  const weight = (column: number) => exactDecimal(classWeights?.[column] ?? 1);
  const spread = exactDecimal(labelSmoothing).div(columns);
  const kept = new Digits(1).minus(exactDecimal(labelSmoothing));

  let total = new Digits(0);
  let loss = new Digits(0);
  const gradient: Decimal[] = [];
  for (let i = 0; i < rows; i++) {
    const label = isMatrix(targets) ? undefined : targets[i]!;
    if (label === ignoreIndex) {
      for (let j = 0; j < columns; j++) gradient.push(new Digits(0));
      continue;
    }
    total = total.plus(label === undefined ? 1 : weight(label));
    const x = Array.from({ length: columns }, (_, j) => exactDecimal(data[i * columns + j]!));
    const exponentials = x.map((value) => value.exp());
    const sum = exponentials.reduce((a, b) => a.plus(b));
    const log = sum.ln();
    const mass = x.map((_, j) => {
      const target = isMatrix(targets) ? targets.data[i * columns + j]! : j === label ? 1 : 0;
      return kept.times(exactDecimal(target)).plus(spread).times(weight(j));
    });
    const all = mass.reduce((a, b) => a.plus(b));
    x.forEach((value, j) => {
      loss = loss.plus(mass[j]!.times(log.minus(value)));
      gradient.push(exponentials[j]!.div(sum).times(all).minus(mass[j]!));
    });
  }
  return { loss: loss.div(total), gradient: gradient.map((value) => value.div(total)) };
}
