import { arithmeticModule } from "../generated/arithmetic.js";
import { kernel } from "../memory/kernel.js";
import type { Broadcast } from "./broadcast.js";

/** The codes of the operations in the kernels. */
const OPERATIONS = { add: 0, subtract: 1, multiply: 2, divide: 3 } as const;

type Operation = keyof typeof OPERATIONS;

function combineKernel(operation: Operation) {
  return kernel(operation, arithmeticModule, "combine", {
    operands: ["in a", "in b", "out result"],
    numbers: ["operation", "aRow", "aColumn", "bRow", "bColumn", "rows", "columns"],
    // A copy would take longer than the operation.
    least: { resident: 32, copied: Number.POSITIVE_INFINITY },
    elementwise: true,
  });
}

const combine = /* @__PURE__ */ (() => ({
  add: combineKernel("add"),
  subtract: combineKernel("subtract"),
  multiply: combineKernel("multiply"),
  divide: combineKernel("divide"),
}))();

/** Does the operation by a SIMD kernel, and tells whether it did: else the twin must. */
export function combineSimd(operation: Operation, { output, left, right }: Broadcast): boolean {
  const { rows, columns, data } = output;
  const size = data.BYTES_PER_ELEMENT;
  // Without a repeated row or column, the matrix is one long row.
  const flat = left.data.length === data.length && right.data.length === data.length;
  const ran = combine[operation](
    data.length,
    [left.matrix, right.matrix, output],
    OPERATIONS[operation],
    left.rowStride * size,
    flat ? 1 : left.columnStride,
    right.rowStride * size,
    flat ? 1 : right.columnStride,
    flat ? 1 : rows,
    flat ? data.length : columns,
  );
  return ran !== undefined;
}
