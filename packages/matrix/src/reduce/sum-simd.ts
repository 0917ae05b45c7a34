import type { Matrix } from "../core/types.js";
import { sumModule } from "../generated/sum.js";
import { kernel } from "../memory/kernel.js";

function sumKernel(exported: "sumRows" | "sumColumns") {
  return kernel("sum", sumModule, exported, {
    operands: ["in m", "out result"],
    numbers: ["rows", "columns"],
    least: { resident: 32, copied: 4096 },
  });
}

const sumRows = /* @__PURE__ */ sumKernel("sumRows");
const sumColumns = /* @__PURE__ */ sumKernel("sumColumns");

/** Sums by a SIMD kernel, and tells whether it did; the same bits as `sumPlain`. */
export function sumSimd(m: Matrix, axis: 0 | 1, result: Matrix): boolean {
  const run = axis === 1 ? sumRows : sumColumns;
  return run(m.rows * m.columns, [m, result], m.rows, m.columns) !== undefined;
}
