import type { Matrix } from "@adjoint/matrix";
import { anyNonFiniteThreshold, kernel } from "@adjoint/matrix/kit";
import { anyNonFiniteModule } from "../generated/any-non-finite.js";

const run = /* @__PURE__ */ kernel("anyNonFinite", anyNonFiniteModule, "anyNonFinite", {
  operands: ["in m"],
  numbers: ["length"],
  least: anyNonFiniteThreshold,
});

/** Whether any element of a matrix is NaN or infinite. */
export function anyNonFinite(m: Matrix): boolean {
  const { data } = m;
  // Asked here, for the call alone would take longer than the twin of a few elements.
  if (data.length >= anyNonFiniteThreshold.resident) {
    const found = run(data.length, [m], data.length);
    if (found !== undefined) return found === 1;
  }
  return anyNonFinitePlain(data);
}

/** NaN times 0, and infinity times 0, is NaN, and stays so in a sum. Four sums take half the time of one. */
function anyNonFinitePlain(data: Matrix["data"]): boolean {
  let [a, b, c, d] = [0, 0, 0, 0];
  let k = 0;
  for (; k + 4 <= data.length; k += 4) {
    a += data[k]! * 0;
    b += data[k + 1]! * 0;
    c += data[k + 2]! * 0;
    d += data[k + 3]! * 0;
  }
  for (; k < data.length; k++) a += data[k]! * 0;
  return a + b + (c + d) !== 0;
}
