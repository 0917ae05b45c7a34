import { describeShape, isMatrix, type Matrix, ShapeError } from "@adjoint/matrix";
import type { BatchTargets } from "./types.js";

/** Rejects what is not an integer of at least `least`. */
export function assertCount(
  functionName: string,
  name: string,
  value: number,
  least: number,
): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(
      `${functionName}: ${name} must be an integer of at least ${least}, got ${value}`,
    );
  }
}

/** Rejects samples and targets that differ in rows. */
export function assertOneTargetPerRow(functionName: string, x: Matrix, y: BatchTargets): void {
  const targets = isMatrix(y) ? y.rows : y.length;
  if (targets !== x.rows) {
    throw new ShapeError(
      `${functionName}: x ${describeShape(x)} and y with ${targets} rows disagree: there must be one target per row`,
    );
  }
}
