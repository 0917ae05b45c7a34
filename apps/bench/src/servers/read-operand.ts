import { readFileSync } from "node:fs";
import type { Operand } from "./protocol.js";

const ARRAYS = { float32: Float32Array, float64: Float64Array, int32: Int32Array } as const;

/** The numbers of an operand. */
export function readOperand<D extends Operand["dtype"]>({
  file,
  rows,
  columns,
  dtype,
}: Operand & { readonly dtype: D }): InstanceType<(typeof ARRAYS)[D]> {
  const bytes = readFileSync(file);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  return new ARRAYS[dtype](buffer as ArrayBuffer, 0, rows * columns) as InstanceType<
    (typeof ARRAYS)[D]
  >;
}

/** The input of that name; a job without it is an error. */
export function operandOf(
  {
    workload,
    inputs,
  }: { readonly workload: string; readonly inputs: Readonly<Record<string, Operand>> },
  name: string,
): Operand {
  const operand = inputs[name];
  if (operand === undefined) throw new Error(`${workload}: no input ${name}`);
  return operand;
}
