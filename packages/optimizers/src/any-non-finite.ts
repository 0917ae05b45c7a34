import type { Matrix } from "@adjoint/matrix";
import { anyNonFiniteThreshold, kernel } from "@adjoint/matrix/kit";
import { anyNonFiniteModule } from "./generated/any-non-finite.js";

const run = /* @__PURE__ */ kernel("anyNonFinite", anyNonFiniteModule, "anyNonFinite", {
  operands: ["in m"],
  numbers: ["length"],
  least: anyNonFiniteThreshold,
});

/** Whether any element of a matrix is NaN or infinite. */
export function anyNonFinite(m: Matrix): boolean {
  const { data } = m;
  const found = run(data.length, [m], data.length);
  if (found !== undefined) return found === 1;
  // NaN times 0, and infinity times 0, is NaN, and stays so.
  let sum = 0;
  for (let k = 0; k < data.length; k++) sum += data[k]! * 0;
  return sum !== 0;
}
