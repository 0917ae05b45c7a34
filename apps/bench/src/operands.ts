import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Matrix } from "@adjoint/matrix";
import type { Operand } from "./servers/protocol.js";

/** A folder of operands that all servers read. */
export interface Operands {
  readonly matrix: (m: Matrix) => Operand;
  readonly labels: (labels: ArrayLike<number>) => Operand;
  /** Takes the folder away. */
  readonly remove: () => void;
}

/** Makes the folder, among the system's temporary ones. */
export function operands(): Operands {
  const folder = mkdtempSync(join(tmpdir(), "adjoint-bench-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  // A run may be stopped before its end.
  process.once("exit", remove);
  let count = 0;
  const write = (data: Float32Array | Float64Array | Int32Array): string => {
    const file = join(folder, `${count++}.bin`);
    writeFileSync(file, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    return file;
  };
  return {
    matrix: ({ rows, columns, dtype, data }) => ({ file: write(data), rows, columns, dtype }),
    labels: (labels) => ({
      file: write(Int32Array.from(labels)),
      rows: labels.length,
      columns: 1,
      dtype: "int32",
    }),
    remove: () => {
      process.off("exit", remove);
      remove();
    },
  };
}
