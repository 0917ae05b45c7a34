import type { ToSave } from "../saved.js";
import type { Tensor } from "../types.js";
import { printFloat32, printFloat64 } from "./print-number.js";

/** A tensor's dtype in the words of a matrix. */
export const MATRIX_DTYPES: ReadonlyMap<string, string> = new Map([
  ["F64", "float64"],
  ["F32", "float32"],
]);

/** What is saved of a network as JSON, one tensor a line. */
export function writeJson({ tensors, metadata, state }: ToSave): string {
  const lines = [...tensors].map(
    ([name, tensor]) => `${JSON.stringify(name)}: ${printTensor(tensor)}`,
  );
  const parts = [
    '"format": "adjoint"',
    `"tensors": {\n    ${lines.join(",\n    ")}\n  }`,
    ...(metadata.size > 0 ? [`"metadata": ${JSON.stringify(Object.fromEntries(metadata))}`] : []),
    ...(state !== undefined ? [`"state": ${state}`] : []),
  ];
  return `{\n  ${parts.join(",\n  ")}\n}\n`;
}

function printTensor({ dtype, shape, data }: Tensor): string {
  const print = dtype === "F32" ? printFloat32 : printFloat64;
  const numbers = Array.from(data as Float64Array, print);
  return `{"dtype": "${MATRIX_DTYPES.get(dtype)}", "shape": [${shape.join(", ")}], "data": [${numbers.join(", ")}]}`;
}
