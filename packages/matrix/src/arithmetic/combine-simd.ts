import type { Broadcast } from "../broadcast.js";
import { arithmeticModule } from "../generated/arithmetic.js";
import { isResident } from "../linear-memory/is-resident.js";
import { beginKernelCall } from "../linear-memory/kernel-call.js";
import { kernelModule } from "../linear-memory/kernel-module.js";

type Combine = (
  operation: number,
  a: number,
  aRow: number,
  aColumn: number,
  b: number,
  bRow: number,
  bColumn: number,
  to: number,
  rows: number,
  columns: number,
) => void;

const arithmeticKernels = /* @__PURE__ */ kernelModule<{
  readonly combineFloat32: Combine;
  readonly combineFloat64: Combine;
}>(arithmeticModule);

const OPERATIONS = { add: 0, subtract: 1, multiply: 2, divide: 3 } as const;

/** Below this many elements the twin is done before a call is. */
const SHORT = 32;

/**
 * Does the operation by a SIMD kernel, and tells whether it did: only where everything lies in
 * linear memory, for the copies would take longer than the operation.
 */
export function combineSimd(
  operation: keyof typeof OPERATIONS,
  { output, left, right }: Broadcast,
): boolean {
  const { rows, columns, data } = output;
  if (data.length < SHORT) return false;
  for (const side of [left.data, right.data, data]) {
    if (side.length !== 1 && !isResident(side)) return false;
  }
  const kernels = arithmeticKernels();
  if (kernels === undefined) return false;
  const combine = data.BYTES_PER_ELEMENT === 4 ? kernels.combineFloat32 : kernels.combineFloat64;
  // Without a repeated row or column, the matrix is one long row.
  const flat = left.data.length === data.length && right.data.length === data.length;
  const call = beginKernelCall();
  combine(
    OPERATIONS[operation],
    call.input(left.data),
    left.rowStride * data.BYTES_PER_ELEMENT,
    flat ? 1 : left.columnStride,
    call.input(right.data),
    right.rowStride * data.BYTES_PER_ELEMENT,
    flat ? 1 : right.columnStride,
    call.output(data),
    flat ? 1 : rows,
    flat ? data.length : columns,
  );
  call.end();
  return true;
}
