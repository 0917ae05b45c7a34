import { full, type Matrix, matrix, zeros } from "@adjoint/matrix";
import type { Parameter } from "@adjoint/pass";
import { describe, expect, test } from "vitest";
import { MAKERS } from "../../testing/makers.js";
import { adam, inverseTimeDecay, sgd } from "../index.js";

const parameter = (name: string, value: Matrix = full(1, 3, 1)): Parameter => ({
  name,
  value,
  gradient: matrix(1, 3, [0.5, -1, 2]),
});
const isBias = ({ name }: Parameter) => name === "biases";

describe.each(Object.entries(MAKERS))("%s", (_, make) => {
  test("a group moves by its own settings, the others by theirs", () => {
    const moved = ["weights", "biases", "weights", "biases"].map((name) => parameter(name));
    const alone = moved.map(({ name }) => parameter(name));
    const settings = { learningRate: 0.5, weightDecay: 0.25 };
    const optimizer = make({ groups: [{ parameters: isBias, ...settings }] });
    const others = make();
    const biases = make(settings);
    for (let step = 0; step < 3; step++) {
      optimizer.step(moved);
      others.step(alone.filter((p) => !isBias(p)));
      biases.step(alone.filter(isBias));
    }
    expect(moved.map(({ value }) => value)).toEqual(alone.map(({ value }) => value));
    expect(moved[0]!.value).not.toEqual(moved[1]!.value);
  });
});

test("no weight decay for biases, by a list", () => {
  const [weights, biases] = ["weights", "biases"].map((name) => ({
    ...parameter(name),
    gradient: zeros(1, 3),
  })) as [Parameter, Parameter];
  const groups = [{ parameters: [biases], weightDecay: 0 }];
  sgd({ learningRate: 0.5, weightDecay: 0.5, groups }).step([weights, biases]);
  expect([weights.value, biases.value]).toEqual([full(1, 3, 0.75), full(1, 3, 1)]);
});

test("the first group that has a parameter moves it", () => {
  const w = parameter("weights");
  const groups = [
    { parameters: () => false, learningRate: 4 },
    { parameters: [w], learningRate: 2 },
    { parameters: () => true, learningRate: 8 },
  ];
  sgd({ learningRate: 1, groups }).step([w]);
  expect(w.value).toEqual(matrix(1, 3, [0, 3, -3]));
});

test("a setting that is undefined is as for the others", () => {
  const w = parameter("weights");
  const groups = [{ parameters: [w], learningRate: undefined } as never];
  sgd({ learningRate: 1, groups }).step([w]);
  expect(w.value).toEqual(matrix(1, 3, [0.5, 2, -1]));
});

test("a group may have a schedule, and other matrices than the rest", () => {
  const [w, b] = [parameter("weights"), parameter("biases")];
  const learningRate = inverseTimeDecay({ initial: 1, decay: 1 });
  const make = () =>
    adam({ groups: [{ parameters: isBias, learningRate, amsgrad: true, beta1: 0.5 }] });
  const optimizer = make();
  optimizer.step([w, b]);
  const state = optimizer.state([w, b]);
  expect(Object.keys(state.parameters[0]!)).not.toContain("largestSecondMoment");
  expect(Object.keys(state.parameters[1]!)).toContain("largestSecondMoment");
  const [w2, b2] = [w, b].map((p) => ({
    ...p,
    value: { ...p.value, data: p.value.data.slice() },
  })) as [Parameter, Parameter];
  const resumed = make();
  resumed.restore([w2, b2], state);
  optimizer.step([w, b]);
  resumed.step([w2, b2]);
  expect([w2.value, b2.value]).toEqual([w.value, b.value]);
  expect(() => adam().restore([w, b], state)).toThrow(
    'adam.restore: the state of biases holds "largestSecondMoment"',
  );
});

test("each parameter is asked once", () => {
  const asked: string[] = [];
  const ask = ({ name }: Parameter) => {
    asked.push(name);
    return false;
  };
  const optimizer = adam({ groups: [{ parameters: ask, beta1: 0 }] });
  const w = parameter("weights");
  for (let step = 0; step < 3; step++) optimizer.step([w, w]);
  expect(asked).toEqual(["weights"]);
});

describe("wrong groups", () => {
  test.each<[unknown, string, string]>([
    [{}, "TypeError", "adam: groups must be a list of groups, got an empty object"],
    [
      [{ beta1: 0 }],
      "TypeError",
      "adam.groups[0]: the option parameters is missing; it takes { parameters, learningRate?,",
    ],
    [
      [
        { parameters: [], beta1: 0 },
        { parameters: [], beta_1: 0 },
      ],
      "TypeError",
      'adam.groups[1]: unknown option "beta_1"; did you mean "beta1"?',
    ],
    [[{ parameters: [], groups: [] }], "TypeError", 'adam.groups[0]: unknown option "groups"'],
    [[{ parameters: [], beta1: 2 }], "RangeError", "adam.groups[0]: beta1 must be in [0, 1), got"],
    [
      [{ parameters: [], learningRate: "1" }],
      "TypeError",
      'adam.groups[0]: learningRate must be a number or a schedule, got "1"',
    ],
    [
      [{ parameters: "biases" }],
      "TypeError",
      'adam.groups[0]: parameters must be a list of parameters, got "biases"',
    ],
    [
      [{ parameters: ["biases"] }],
      "TypeError",
      'adam.groups[0]: parameter 0 must be an object { name, value, gradient }, got "biases"',
    ],
  ])("%#", (groups, name, message) => {
    const call = () => adam({ groups } as never);
    expect(call).toThrow(expect.objectContaining({ name }));
    expect(call).toThrow(message);
  });

  test("an answer that is neither yes nor no stops the step", () => {
    const optimizer = adam({ groups: [{ parameters: (() => "yes") as never, beta1: 0 }] });
    const w = parameter("weights");
    expect(() => optimizer.step([w])).toThrow(
      'adam.groups[0]: what parameters says of weights must be true or false, got "yes"',
    );
    expect(w.value).toEqual(full(1, 3, 1));
  });

  test("a group's learning rate that is none stops the step before anything moves", () => {
    const groups = [{ parameters: isBias, learningRate: () => Number.NaN }];
    const [w, b] = [parameter("weights"), parameter("biases")];
    expect(() => adam({ groups }).step([w, b])).toThrow(RangeError);
    expect(w.value).toEqual(full(1, 3, 1));
  });
});
