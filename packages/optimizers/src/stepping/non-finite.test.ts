import { full, matrix, zeros } from "@adjoint/matrix";
import { describe, expect, test } from "vitest";
import { MAKERS } from "../../testing/makers.js";
import { inverseTimeDecay, type Optimizer, sgd } from "../index.js";

const WILD = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

describe.each(Object.entries(MAKERS))("%s", (_, make) => {
  const parameters = () => {
    const good = { name: "weights", value: full(2, 3, 1), gradient: full(2, 3, 0.5) };
    const bad = { name: "biases", value: full(2, 3, 1), gradient: full(2, 3, 0.5) };
    return [good, bad] as const;
  };
  const after = (optimizer: Optimizer, steps: number) => {
    const moved = parameters();
    for (let step = 0; step < steps; step++) optimizer.step(moved);
    return { moved, values: moved.map(({ value }) => value), state: optimizer.state(moved) };
  };

  test.each(WILD)("a gradient of %s is refused, by its name, and nothing changes", (wild) => {
    const optimizer = make();
    const { moved, values, state } = after(optimizer, 2);
    const before = structuredClone([values, state]);
    moved[1].gradient.data[4] = wild;
    const call = () => optimizer.step(moved);
    expect(call).toThrow(RangeError);
    expect(call).toThrow(
      `.step: gradient of biases must hold finite numbers, got ${wild} at [1, 1]; nothing has moved`,
    );
    expect([values, optimizer.state(moved)]).toEqual(before);
    moved[1].gradient.data[4] = 0.5;
    optimizer.step(moved);
    expect(values).toEqual(after(make(), 3).values);
    expect(optimizer.skipped()).toBe(0);
  });

  test.each(WILD)("a gradient of %s is skipped and counted where that is asked for", (wild) => {
    const optimizer = make({ onNonFinite: "skip" });
    const { moved, values, state } = after(optimizer, 2);
    const before = structuredClone([values, state]);
    moved[0].gradient.data[0] = wild;
    optimizer.step(moved);
    optimizer.step(moved);
    expect([values, optimizer.state(moved)]).toEqual(before);
    expect([optimizer.steps(), optimizer.skipped()]).toEqual([2, 2]);
    moved[0].gradient.data[0] = 0.5;
    optimizer.step(moved);
    expect(values).toEqual(after(make(), 3).values);
  });

  test("a first step that is refused is as none", () => {
    const optimizer = make();
    const moved = parameters();
    moved[1].gradient.data[4] = Number.NaN;
    expect(() => optimizer.step(moved)).toThrow(RangeError);
    expect(optimizer.state(moved).parameters).toEqual([null, null]);
  });
});

test("a schedule goes on from the steps that were taken", () => {
  const learningRate = inverseTimeDecay({ initial: 1, decay: 1 });
  const optimizer = sgd({ learningRate, onNonFinite: "skip" });
  const w = { name: "w", value: zeros(1, 1), gradient: matrix(1, 1, [Number.NaN]) };
  optimizer.step([w]);
  expect(optimizer.learningRate()).toBe(1);
});

test("a word that is neither is refused", () => {
  expect(() => sgd({ learningRate: 1, onNonFinite: "ignore" as never })).toThrow(
    new RangeError('sgd: onNonFinite must be "throw" or "skip", got "ignore"'),
  );
});
