import { randomState } from "@adjoint/random";
import { describe, expect, test } from "vitest";
import { erfModule } from "../generated/erf.js";
import { expModule } from "../generated/exp.js";
import { expm1Module } from "../generated/expm1.js";
import { logModule } from "../generated/log.js";
import { log1pModule } from "../generated/log1p.js";
import { tanhModule } from "../generated/tanh.js";
import { guarded } from "../linear-memory/guarded.js";
import { kernelModule } from "../linear-memory/kernel-module.js";
import { erfElements } from "./erf.js";
import { expElements } from "./exp.js";
import { expm1Elements } from "./expm1.js";
import { logElements } from "./log.js";
import { log1pElements } from "./log1p.js";
import { tanhElements } from "./tanh.js";

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const specials = [0, -0, nan, inf, -inf, 1e-40, -1e-45, 5e-324, -1, 1, 88.8, -104, 710, -746];

describe.each(["float32", "float64"] as const)(
  "%s kernels have the bits of their twins",
  (dtype) => {
    test.each([
      ["exp", expElements, expModule],
      ["log", logElements, logModule],
      ["tanh", tanhElements, tanhModule],
      ["expm1", expm1Elements, expm1Module],
      ["log1p", log1pElements, log1pModule],
      ["erf", erfElements, erfModule],
    ] as const)("%s", (_, { apply, plain }, module) => {
      // Else the twin would be compared with itself.
      expect(kernelModule(module)()).toBeDefined();
      const random = randomState(1);
      for (let length = 16; length < 26; length++) {
        for (let offset = 0; offset < 4; offset++) {
          const values = Array.from({ length }, (_, k) =>
            k % 3 === 0 ? specials[(k + offset) % 14]! : random.normal(0, 4),
          );
          const array = dtype === "float32" ? Float32Array : Float64Array;
          const twin = new array(length);
          plain(array.from(values), twin);
          const x = { rows: 1, columns: length, dtype, data: guarded(dtype, values, offset).data };
          const y = guarded(dtype, new array(length), 3 - offset);
          apply(x, () => ({ ...x, data: y.data }));
          expect(y.data.findIndex((value, k) => !Object.is(value, twin[k]))).toBe(-1);
          expect(y.intact()).toBe(true);
          // The same from and to ordinary arrays.
          const ordinary = { ...x, data: array.from(values) };
          expect([...apply(ordinary, () => ({ ...x, data: new array(length) })).data]).toEqual([
            ...twin,
          ]);
        }
      }
    });
  },
);
