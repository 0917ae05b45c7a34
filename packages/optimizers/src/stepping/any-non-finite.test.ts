import { guarded, kernel } from "@adjoint/matrix/kit";
import { expect, test } from "vitest";
import { anyNonFiniteModule } from "../generated/any-non-finite.js";
import { anyNonFinite } from "./any-non-finite.js";

const byKernel = kernel("anyNonFinite", anyNonFiniteModule, "anyNonFinite", {
  operands: ["in m"],
  numbers: ["length"],
  least: { resident: 0, copied: 0 },
});

const WILD = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

test.each(["float32", "float64"] as const)("in %s kernel and twin find it anywhere", (dtype) => {
  const largest = dtype === "float32" ? 3.4028234663852886e38 : Number.MAX_VALUE;
  for (let length = 0; length <= 35; length++) {
    // Sums of these overflow, and products with 0 are -0.
    const { data } = guarded(dtype, new Array(length).fill(largest), length % 4);
    const m = { rows: 1, columns: length, dtype, data };
    data.forEach((_, k) => {
      if (k % 3 === 1) data[k] = -largest;
    });
    expect([byKernel(1, [m], length), anyNonFinite(m)]).toEqual([0, false]);
    for (let k = 0; k < length; k++) {
      const held = data[k]!;
      data[k] = WILD[k % 3]!;
      expect([byKernel(1, [m], length), anyNonFinite(m)]).toEqual([1, true]);
      data[k] = held;
    }
  }
});

test("many elements, in linear memory and elsewhere", () => {
  const { data } = guarded("float64", new Array(1000).fill(1));
  for (const elements of [data, new Float64Array(1000)]) {
    const m = { rows: 10, columns: 100, dtype: "float64", data: elements } as const;
    expect(anyNonFinite(m)).toBe(false);
    elements[999] = Number.NaN;
    expect(anyNonFinite(m)).toBe(true);
  }
});
