import * as math from "@adjoint/math";
import { randomState } from "@adjoint/random";
import { describe, expect, test } from "vitest";
import {
  abs,
  erf,
  exp,
  expm1,
  log,
  log1p,
  type Matrix,
  negate,
  reciprocal,
  sqrt,
  square,
  tanh,
} from "../index.js";
import { guarded } from "../memory/guarded.js";
import { kernelsRun } from "../memory/kernels-run.js";

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const specials = [0, -0, nan, inf, -inf, 1e-40, -1e-45, 5e-324, -1, 1, 88.8, -104, 710, -746];

// Else the twin would be compared with itself below.
test("the kernels run", () => {
  expect(kernelsRun()).toBe(true);
});

describe.each([
  ["exp", exp, math.exp, math.expFloat32],
  ["log", log, math.log, math.logFloat32],
  ["tanh", tanh, math.tanh, math.tanhFloat32],
  ["expm1", expm1, math.expm1, math.expm1Float32],
  ["log1p", log1p, math.log1p, math.log1pFloat32],
  ["erf", erf, math.erf, math.erfFloat32],
  ["sqrt", sqrt, Math.sqrt, Math.sqrt],
  ["abs", abs, Math.abs, Math.abs],
  ["negate", negate, (x: number) => -x, (x: number) => -x],
  ["square", square, (x: number) => x * x, (x: number) => x * x],
  ["reciprocal", reciprocal, (x: number) => 1 / x, (x: number) => 1 / x],
] as const)("%s of a matrix", (_, ofMatrix, float64, float32) => {
  test.each(["float32", "float64"] as const)("has the bits of the function of %s", (dtype) => {
    const random = randomState(1);
    const array = (values: number[]) =>
      dtype === "float32" ? Float32Array.from(values) : Float64Array.from(values);
    for (let length = 16; length < 34; length++) {
      for (let offset = 0; offset < 4; offset++) {
        const values = array(
          Array.from({ length }, (_, k) =>
            k % 3 === 0 ? specials[(k + offset) % 14]! : random.normal(0, 4),
          ),
        );
        const expected = values.map(dtype === "float32" ? float32 : float64);
        const record = (data: Matrix["data"]): Matrix => ({
          ...{ rows: 1, columns: length, dtype, data },
        });
        const y = guarded(dtype, values.slice().fill(7), 3 - offset);
        ofMatrix(record(guarded(dtype, values, offset).data), () => record(y.data));
        expect(y.data.findIndex((value, k) => !Object.is(value, expected[k]))).toBe(-1);
        expect(y.intact()).toBe(true);
        // The same from and to ordinary arrays.
        expect([...ofMatrix(record(values)).data]).toEqual([...expected]);
      }
    }
  });
});
