import { describeValue } from "@adjoint/checks";
import { type Matrix, ShapeError } from "@adjoint/matrix";
import { assertMatrix, describeShape } from "@adjoint/matrix/kit";

/** Which times a time must not look at. */
export interface HiddenTimes {
  /** Of each time, the times that are hidden from it. */
  readonly from: readonly (readonly number[])[];
  /** The times that all are hidden from. */
  readonly blind: readonly number[];
}

/** What is hidden by a mask, and what lies ahead where `causal` is true; undefined for nothing. */
export function readMask(
  functionName: string,
  time: number,
  causal: boolean,
  mask: Matrix | undefined,
): HiddenTimes | undefined {
  if (mask !== undefined) assertMask(functionName, time, mask);
  const isHidden = (i: number, j: number) => (causal && j > i) || mask?.data[i * time + j] === 0;
  const times = Array.from({ length: time }, (_, i) => i);
  const from = times.map((i) => times.filter((j) => isHidden(i, j)));
  const blind = times.filter((i) => from[i]!.length === time);
  return from.some((hidden) => hidden.length > 0) ? { from, blind } : undefined;
}

function assertMask(functionName: string, time: number, mask: Matrix): void {
  assertMatrix(functionName, "mask", mask);
  if (mask.rows !== time || mask.columns !== time) {
    throw new ShapeError(
      `${functionName}: mask ${describeShape(mask)} must be [${time}, ${time}], a row and a column for each time`,
    );
  }
  const k = mask.data.findIndex((value) => value !== 0 && value !== 1);
  if (k === -1) return;
  throw new RangeError(
    `${functionName}: mask[${Math.floor(k / time)}, ${k % time}] must be 0 or 1, got ${describeValue(mask.data[k])}`,
  );
}
