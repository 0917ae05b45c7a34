import { full, type Matrix, zeros } from "@adjoint/matrix";
import { describe, expect, test } from "vitest";
import { assertParameters } from "./index.js";

const parameter = (name: string, value: Matrix, gradient = zeros(value.rows, value.columns)) => ({
  name,
  value,
  gradient,
});

describe("assertParameters", () => {
  test("refuses a gradient that is its value", () => {
    const value = full(1, 2, 1);
    for (const gradient of [value, { ...value }]) {
      expect(() => assertParameters("f", [parameter("w", value, gradient)])).toThrow(
        new RangeError("f: w and its gradient have the same data"),
      );
    }
    const none = zeros(0, 2);
    expect(() => assertParameters("f", [parameter("w", none, none)])).not.toThrow();
  });
});
