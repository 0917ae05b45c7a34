import { DTypeError, type Matrix } from "@adjoint/matrix";
import type { Mode, Varied } from "./types.js";

export function assertFloat64(functionName: string, name: string, m: Matrix): void {
  if (m.dtype !== "float64") {
    throw new DTypeError(`${functionName}: ${name} is ${m.dtype}; differences need float64`);
  }
}

/** Parameters and output are of the input's dtype. */
export function assertSameFormat(functionName: string, tensors: readonly Varied[]): void {
  const [first, ...others] = tensors;
  for (const { name, value } of others) {
    if (value.dtype !== first!.value.dtype) {
      throw new DTypeError(
        `${functionName}: ${name} is ${value.dtype}, ${first!.name} is ${first!.value.dtype}`,
      );
    }
  }
}

export function assertStep(functionName: string, step: number): void {
  if (!(step > 0 && step < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`${functionName}: step must be a finite number above 0, got ${step}`);
  }
}

export function assertTolerance(functionName: string, name: string, value: number): void {
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) {
    throw new RangeError(
      `${functionName}: ${name} must be a finite number of at least 0, got ${value}`,
    );
  }
}

export function assertMode(functionName: string, mode: Mode, projections: number): void {
  if (mode !== "entries" && mode !== "projections") {
    throw new RangeError(`${functionName}: mode must be "entries" or "projections", got ${mode}`);
  }
  if (!Number.isInteger(projections) || projections < 1) {
    throw new RangeError(
      `${functionName}: projections must be an integer of at least 1, got ${projections}`,
    );
  }
}
