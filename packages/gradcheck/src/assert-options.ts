import { DTypeError, type Matrix } from "@adjoint/matrix";

export function assertFloat64(functionName: string, name: string, m: Matrix): void {
  if (m.dtype !== "float64") {
    throw new DTypeError(`${functionName}: ${name} is ${m.dtype}; differences need float64`);
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
