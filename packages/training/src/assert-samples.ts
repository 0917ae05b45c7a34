import { describeShape, isMatrix, ShapeError } from "@adjoint/matrix";
import type { Samples } from "./types.js";

/** Rejects x and y that differ in rows. */
export function assertSamples(functionName: string, { x, y }: Samples): void {
  const targets = isMatrix(y) ? y.rows : y.length;
  if (targets !== x.rows) {
    throw new ShapeError(
      `${functionName}: x ${describeShape(x)} and y with ${targets} rows disagree: there must be one target per row`,
    );
  }
}

/** Rejects what is not an integer of at least 1. */
export function assertPositive(functionName: string, name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new RangeError(`${functionName}: ${name} must be an integer of at least 1, got ${value}`);
  }
}
