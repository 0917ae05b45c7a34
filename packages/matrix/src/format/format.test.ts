import { describe, expect, test } from "vitest";
import notebook from "../../../../fixtures/notebook.json" with { type: "json" };
import fixture from "../../fixtures/format.json" with { type: "json" };
import { type DType, format, fromRows, matrix } from "../index.js";

describe("format", () => {
  test.each(fixture.map((given, i) => ({ i, ...given })))(
    "prints as NumPy does: $i, $rows x $columns $dtype",
    ({ rows, columns, dtype, data, text }) => {
      const numbers = data.map((value) =>
        typeof value === "string" ? Number(value.replace("inf", "Infinity")) : value,
      );
      expect(format(matrix(rows, columns, numbers, dtype as DType))).toBe(text);
    },
  );

  test("the notebook's printed gradients, character for character", () => {
    const [{ dW1, db1, dW2, db2 }] = notebook as [(typeof notebook)[number]];
    // Printed by NumPy.
    expect(format(fromRows(dW1))).toBe(`[[ 0.0014546   0.00082671  0.00045028]
 [ 0.00174065  0.00012617 -0.00035851]]`);
    expect(format(fromRows([db1]))).toBe(`[[-0.00334527  0.00105437 -0.00096934]]`);
    expect(format(fromRows(dW2))).toBe(`[[ 0.00048936  0.00102524 -0.0015146 ]
 [-0.00044266 -0.00074882  0.00119148]
 [-0.00054513  0.00084585 -0.00030072]]`);
    expect(format(fromRows([db2]))).toBe(`[[-0.00106746 -0.0009473   0.00201477]]`);
  });

  test("takes NumPy's options", () => {
    const m = fromRows([[1 / 3, 1e-7]]);
    expect(format(m, { precision: 3 })).toBe("[[3.333e-01 1.000e-07]]");
    expect(format(m, { precision: 3, suppressSmall: true })).toBe("[[0.333 0.   ]]");
    const wide = matrix(1, 8, [1, 2, 3, 4, 5, 6, 7, 8]);
    expect(format(wide, { threshold: 5, edgeItems: 2 })).toBe("[[1. 2. ... 7. 8.]]");
    expect(format(wide, { lineWidth: 12 })).toBe("[[1. 2. 3.\n  4. 5. 6.\n  7. 8.]]");
  });

  test("refuses options that are no counts", () => {
    expect(() => format(fromRows([[1]]), { precision: -1 })).toThrow(
      new RangeError("format: precision must be an integer of at least 0, got -1"),
    );
    expect(() => format(fromRows([[1]]), { edgeItems: Number.NaN })).toThrow(RangeError);
  });
});
