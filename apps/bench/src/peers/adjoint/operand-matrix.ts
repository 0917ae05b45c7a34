import type { Allocate, Matrix } from "@adjoint/matrix";
import { allocateFresh } from "@adjoint/matrix/kit";
import type { Job } from "../../servers/protocol.js";
import { operandOf, readOperand } from "../../servers/read-operand.js";

/** An input as a matrix that `allocate` hands out. */
export function operandMatrix(job: Job, name: string, allocate: Allocate = allocateFresh): Matrix {
  const operand = operandOf(job, name);
  if (operand.dtype === "int32") throw new Error(`${name} is a list of integers`);
  const m = allocate(operand.rows, operand.columns, operand.dtype);
  m.data.set(readOperand(operand) as Float64Array);
  return m;
}

/** An input as a list of labels. */
export function operandLabels(job: Job, name: string): Int32Array {
  return readOperand({ ...operandOf(job, name), dtype: "int32" });
}
