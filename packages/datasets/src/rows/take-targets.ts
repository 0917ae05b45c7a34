import { type Allocate, isMatrix, takeRows } from "@adjoint/matrix";
import type { BatchTargets, SomeTargets } from "../types.js";

/** A constructor of arrays of numbers. */
type Kind = (new (
  length: number,
) => ArrayLike<number>) & {
  from(indices: Int32Array, pick: (index: number) => number): ArrayLike<number>;
};

const kinds: readonly Kind[] = [
  Int32Array,
  Uint8Array,
  Float64Array,
  Float32Array,
  Int8Array,
  Int16Array,
  Uint8ClampedArray,
  Uint16Array,
  Uint32Array,
];

/**
 * The targets at `indices`, in a container of the kind they came in: a plain array stays one, so
 * that a fractional or NaN label reaches the loss, and its error, as it is.
 */
export function takeTargets<Y extends BatchTargets>(
  y: Y,
  indices: Int32Array,
  allocate?: Allocate,
): SomeTargets<Y>;
export function takeTargets(
  y: BatchTargets,
  indices: Int32Array,
  allocate?: Allocate,
): BatchTargets {
  if (isMatrix(y)) return takeRows(y, indices, allocate);
  const kind: Kind = kinds.find((candidate) => y instanceof candidate) ?? Array;
  return kind.from(indices, (i) => y[i]!);
}
