import { type Matrix, matrix } from "@adjoint/matrix";
import { expect, test } from "vitest";
import type { GradientCheck } from "./convention.js";
import { conventionOf } from "./convention-of.js";
import { ModuleError } from "./module-error.js";

test("nothing, and all that there is, is taken as it is", () => {
  expect(conventionOf({})).toEqual({});
  const gradientCheck: GradientCheck = {
    shapes: [[1, 2]],
    inputs: [matrix(1, 1, [1])],
    domain: { low: 0 },
    rounds: ["shapes", "training"],
    options: { step: 1e-4, rtol: 1e-5, atol: 1e-8, wrt: ["x"], frozen: ["weights"] },
    projections: 4,
    context: { training: true },
    loss: (p: Matrix) => ({ output: 1, backward: () => p }),
    reference: () => (x: Matrix) => ({ output: x, backward: (d: Matrix) => d }),
    targets: () => [0],
    create: () => (x: Matrix) => ({ output: x, backward: (d: Matrix) => d }),
    losses: ["a"],
    exports: { a: { shapes: [[1, 1]] }, b: false },
  };
  expect(conventionOf({ gradientCheck })).toBe(gradientCheck);
});

test.each([
  [{ shape: [[1, 1]] }, 'gradientCheck has no key "shape"; did you mean "shapes"?'],
  [{ simplexes: true }, 'gradientCheck has no key "simplexes"; did you mean "simplex"?'],
  [{ colour: 1 }, 'gradientCheck has no key "colour"; there are shapes, inputs, domain, simplex, '],
  [{ domain: { from: 0 } }, 'gradientCheck.domain has no key "from"; there are low, high'],
  [{ exports: { a: { losses: ["a"] } } }, 'gradientCheck.exports.a has no key "losses"'],
  [{ options: { tolerance: 1 } }, 'gradientCheck.options has no key "tolerance"; there are step, '],
  [{ exports: { a: { options: { h: 1 } } } }, 'gradientCheck.exports.a.options has no key "h"'],
  [{ toString: 1 }, 'gradientCheck has no key "toString"'],
])("an unknown key is named: %j", (gradientCheck, message) => {
  expect(() => conventionOf({ gradientCheck })).toThrow(ModuleError);
  expect(() => conventionOf({ gradientCheck })).toThrow(message);
});

test.each([
  [1, "gradientCheck must be an object, got 1"],
  [{ shapes: 3 }, "gradientCheck.shapes must be an array of [rows, columns], got 3"],
  [{ shapes: [3] }, "gradientCheck.shapes must be an array of [rows, columns], got [3]"],
  [{ inputs: [[1]] }, "gradientCheck.inputs must be an array of matrices, got [[1]]"],
  [{ options: { wrt: "x" } }, 'gradientCheck.options.wrt must be an array of names, got "x"'],
  [{ options: { rtol: "1" } }, 'gradientCheck.options.rtol must be a number, got "1"'],
  [{ targets: [0] }, "gradientCheck.targets must be a function, got [0]"],
  [{ create: {} }, "gradientCheck.create must be a function, got an empty object"],
  [
    { shapes: [[1.5, 2]] },
    "gradientCheck.shapes must be an array of [rows, columns], got [[1.5,2]]",
  ],
  [{ shapes: [] }, "gradientCheck.shapes is empty"],
  [{ domain: { low: 1, high: 1 } }, "gradientCheck.domain must have low below high, got 1 and 1"],
  [
    { domain: { low: 1 }, simplex: true },
    "gradientCheck has both domain and simplex, which say the same",
  ],
  [
    { rounds: ["ties", "tie"] },
    'gradientCheck.rounds must be an array of "shapes", "scales", "ties", "training", got ["ties","tie"]',
  ],
  [
    { projections: 0 },
    "gradientCheck.projections must be true, false, or an integer of at least 1, got 0",
  ],
  [{ losses: "a" }, 'gradientCheck.losses must be an array of names, got "a"'],
  [{ exports: { a: true } }, "gradientCheck.exports.a must be an object, got true"],
  [{ exports: () => 1 }, "gradientCheck.exports must be an object, got the function exports"],
])("a wrong type is named: %j", (gradientCheck, message) => {
  expect(() => conventionOf({ gradientCheck })).toThrow(new ModuleError(message));
});
