import { full, matrix, zeros } from "@adjoint/matrix";
import type { Parameter } from "@adjoint/pass";
import { describe, expect, test } from "vitest";
import { MAKERS } from "../../testing/makers.js";
import { sgd } from "../index.js";

const parameter = (k: number): Parameter => ({
  name: `weights ${k}`,
  value: full(1, 2, k + 1),
  gradient: matrix(1, 2, [0.5 + k, -1]),
});
const valuesOf = (parameters: readonly Parameter[]) =>
  parameters.map(({ value }) => [...value.data]);

// An optimizer finds out once what moves together in a list; here the list, or what moves, changes.
describe.each(Object.entries(MAKERS))("%s", (_, make) => {
  /** What becomes of parameters that each have an optimizer, and move in these steps. */
  const alone = (steps: readonly (readonly number[])[]) => {
    const parameters = [0, 1, 2].map(parameter);
    const optimizers = parameters.map(() => make());
    for (const step of steps) for (const k of step) optimizers[k]!.step([parameters[k]!]);
    return valuesOf(parameters);
  };

  test("some of a list move between two steps of all", () => {
    const all = [0, 1, 2].map(parameter);
    const some = [all[1]!];
    const optimizer = make();
    for (const list of [all, all, all, some, all, all, some, some, all]) optimizer.step(list);
    const both = [0, 1, 2];
    const steps = [both, both, both, [1], both, both, [1], [1], both];
    expect(valuesOf(all)).toEqual(alone(steps));
  });

  test("a list gets longer, shorter, and other parameters", () => {
    const all = [0, 1, 2].map(parameter);
    const list = [all[0]!];
    const optimizer = make();
    const step = () => {
      for (let k = 0; k < 3; k++) optimizer.step(list);
    };
    step();
    list.push(all[1]!);
    step();
    list[0] = all[2]!;
    step();
    list.pop();
    step();
    const thrice = (...given: number[]) => [given, given, given];
    expect(valuesOf(all)).toEqual(
      alone([...thrice(0), ...thrice(0, 1), ...thrice(2, 1), ...thrice(2)]),
    );
  });

  test("what is restored goes on from there, the first step of those that had none too", () => {
    const all = [0, 1, 2].map(parameter);
    const optimizer = make();
    const start = optimizer.state(all);
    for (let k = 0; k < 3; k++) optimizer.step(all);
    optimizer.restore(all, start);
    all.forEach(({ value }, k) => {
      value.data.fill(k + 1);
    });
    for (let k = 0; k < 3; k++) optimizer.step(all);
    const both = [0, 1, 2];
    expect(valuesOf(all)).toEqual(alone([both, both, both]));
  });
});

test("the record of a parameter gets another gradient", () => {
  const w = { name: "w", value: zeros(1, 1), gradient: full(1, 1, 1) };
  const list = [w];
  const optimizer = sgd({ learningRate: 1, momentum: 0.5 });
  for (let k = 0; k < 3; k++) optimizer.step(list);
  const before = w.value.data[0]!;
  w.gradient = full(1, 1, -8);
  optimizer.step(list);
  // The velocity was 1.75.
  expect(w.value.data[0]).toBe(before - (0.5 * 1.75 - 8));
});
