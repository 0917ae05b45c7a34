import { type Matrix, matrix, scale, sum } from "@adjoint/matrix";
import { expect, test } from "vitest";
import type { GradientCheck } from "./convention.js";
import { conventionOf } from "./convention-of.js";
import { ModuleError } from "./module-error.js";
import { subjectOf } from "./subject-of.js";

test("nothing, and all that there is, is taken as it is", () => {
  expect(conventionOf({})).toEqual({});
  const gradientCheck: GradientCheck = {
    shapes: [[1, 2]],
    inputs: [matrix(1, 1, [1])],
    options: { step: 1e-4, rtol: 1e-5, atol: 1e-8 },
    targets: () => [0],
    create: () => (x: Matrix) => ({ output: x, backward: (d: Matrix) => d }),
    losses: ["a"],
    exports: { a: { shapes: [[1, 1]] }, b: false },
  };
  expect(conventionOf({ gradientCheck })).toBe(gradientCheck);
});

test.each([
  [{ shape: [[1, 1]] }, 'gradientCheck has no key "shape"; there are shapes, inputs, options, '],
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
  [{ options: { rtol: "1" } }, 'gradientCheck.options.rtol must be a number, got "1"'],
  [{ targets: [0] }, "gradientCheck.targets must be a function, got [0]"],
  [{ create: {} }, "gradientCheck.create must be a function, got {}"],
  [{ losses: "a" }, 'gradientCheck.losses must be an array of names, got "a"'],
  [{ exports: { a: true } }, "gradientCheck.exports.a must be an object, got true"],
  [{ exports: () => 1 }, "gradientCheck.exports must be an object, got a function"],
])("a wrong type is named: %j", (gradientCheck, message) => {
  expect(() => conventionOf({ gradientCheck })).toThrow(new ModuleError(message));
});

test("a factory may make a loss", () => {
  const settings: GradientCheck = {
    create: () => (predictions: Matrix, targets: readonly number[]) => ({
      output: sum(predictions) * targets[0]!,
      backward: (upstream: number) => scale(scale(predictions, 0), upstream),
    }),
    targets: () => [3],
  };
  const subject = subjectOf(() => {}, matrix(1, 1, [2]), settings, true, 0);
  expect(subject).toHaveProperty("loss");
  if (typeof subject === "object" && "loss" in subject) {
    expect(subject.loss(matrix(1, 1, [2])).output).toBe(6);
  }
});
