import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { type DType, type Matrix, matrix } from "@adjoint/matrix";

/** A tensor as the file has it: its elements line by line; true is 1. */
export interface Tensor {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

/** One of ONNX' node tests. */
export interface OnnxCase {
  readonly name: string;
  readonly operator: string;
  /** Those that are lists are null in the file. */
  readonly attributes: Readonly<Record<string, number | null>>;
  readonly inputs: readonly Tensor[];
  readonly outputs: readonly Tensor[];
}

const FILE = new URL("../../../fixtures/onnx-node-cases.json.gz", import.meta.url);

/** ONNX' node tests of some operators, each of which is one node. */
export function onnxCases(operators: readonly string[]): readonly OnnxCase[] {
  const all: Record<string, Omit<OnnxCase, "name" | "operator"> & { operators: string[] }> =
    JSON.parse(gunzipSync(readFileSync(FILE)).toString());
  return Object.entries(all).flatMap(
    ([
      name,
      {
        operators: [operator],
        ...rest
      },
    ]) => (operators.includes(operator!) ? [{ name, operator: operator!, ...rest }] : []),
  );
}

/** A tensor as rows: the axes before `axis` down, the others along. */
export function rowsOfTensor({ shape, data }: Tensor, axis = 1, dtype: DType = "float32"): Matrix {
  const at = axis < 0 ? shape.length + axis : axis;
  const rows = shape.slice(0, at).reduce((product, size) => product * size, 1);
  return matrix(rows, data.length / rows, data, dtype);
}
