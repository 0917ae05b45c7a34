import {
  DTypeError,
  fromRows,
  full,
  matrix,
  ShapeError,
  toRows,
  workspace,
  zeros,
} from "@adjoint/matrix";
import { describe, expect, test } from "vitest";
import { elementLoss } from "./element-loss.js";

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const quartic = elementLoss("quartic", {
  loss: (p, t, rate) => {
    const d = p - t;
    return [rate * d * d * d * d, 4 * rate * d * d * d];
  },
});
const p = fromRows([
  [3, 1, 0],
  [0, 2, 2],
]);
const t = fromRows([
  [1, 1, 1],
  [1, 1, 0],
]);

describe("values and gradients", () => {
  test("of the mean, the sum and none", () => {
    const mean = quartic(p, t, {}, 1);
    expect(mean.output).toBe((16 + 0 + 1 + 1 + 1 + 16) / 6);
    expect([mean.reduction, mean.total, mean.counted]).toEqual(["mean", 6, 2]);
    const gradient = [
      [32, 0, -4],
      [-4, 4, 32],
    ];
    expect(toRows(mean.backward(6))).toEqual(gradient);
    const sum = quartic(p, t, { reduction: "sum" }, 1);
    expect(sum.output).toBe(35);
    expect(toRows(sum.backward())).toEqual(gradient);
    const none = quartic(p, t, { reduction: "none" }, 1);
    expect(toRows(none.output)).toEqual([
      [16, 0, 1],
      [1, 1, 16],
    ]);
    const upstream = fromRows([
      [1, 2, 3],
      [0, -1, 0.5],
    ]);
    expect(toRows(none.backward(upstream))).toEqual([
      [32, 0, -12],
      [-0, -4, 16],
    ]);
  });

  test("are the same again, and multiplied by settings", () => {
    const pass = quartic(p, t, {}, 3);
    expect(pass.output).toBe(35 / 2);
    expect(pass.backward()).toEqual(pass.backward());
    expect(quartic.name).toBe("quartic");
  });

  test("in float32 are rounded once", () => {
    const third = elementLoss("third", { loss: (a, b) => [(a - b) / 3, 1 / 3] });
    const pass = third(full(1, 1, 1, "float32"), zeros(1, 1, "float32"));
    expect(pass.output).toBe(Math.fround(1 / 3));
    expect(pass.backward().data).toEqual(Float32Array.of(1 / 3));
  });

  test("a list of targets is a column", () => {
    const column = quartic(matrix(2, 1, [3, 0]), [1, 1], { reduction: "none" }, 1);
    expect(toRows(column.output)).toEqual([[16], [1]]);
  });

  test("in a workspace have the same bits", () => {
    const space = workspace();
    const there = quartic(p, t, { allocate: space.allocate }, 0.3);
    const here = quartic(p, t, {}, 0.3);
    expect(there.output).toBe(here.output);
    expect([...there.backward(7).data]).toEqual([...here.backward(7).data]);
    space.end();
  });
});

describe("weights", () => {
  test.each([
    [[[1, 2, 3]], 16 + 3 + 1 + 2 + 48],
    [[[2], [1]], 32 + 2 + 1 + 1 + 16],
    [[[0.5]], 17.5],
    [
      [
        [0, 0, 1],
        [1, 0, 2],
      ],
      1 + 1 + 32,
    ],
  ])("%j", (weights, sum) => {
    const options = { weights: fromRows(weights), reduction: "sum" } as const;
    expect(quartic(p, t, options, 1).output).toBe(sum);
    expect(quartic(p, t, { weights: options.weights }, 1).output).toBe(sum / 6);
  });

  test("of 0 count for nothing, whatever the prediction and the upstream gradient", () => {
    const wild = fromRows([[nan, inf, 2]]);
    const options = { weights: fromRows([[0, 0, 2]]), reduction: "sum" } as const;
    const pass = quartic(wild, full(1, 3, 1), options, 1);
    expect(pass.output).toBe(2);
    expect(toRows(pass.backward(inf))).toEqual([[0, 0, inf]]);
  });
});

describe("parts of a batch that are told one total", () => {
  test("add up", () => {
    const [top, bottom] = [0, 1].map((i) =>
      quartic(fromRows([toRows(p)[i]!]), fromRows([toRows(t)[i]!]), { total: 6 }, 1),
    );
    const whole = quartic(p, t, {}, 1);
    expect(top!.reduction).toBe("sum");
    expect(top!.output + bottom!.output).toBeCloseTo(whole.output, 14);
    expect([...toRows(top!.backward()), ...toRows(bottom!.backward())]).toEqual(
      toRows(whole.backward()),
    );
  });
});

describe("no entries", () => {
  const none = zeros(0, 3);
  test("have no mean, 0 or an error", () => {
    expect(quartic(none, none, {}, 1).output).toBe(nan);
    expect(quartic(none, none, { onEmpty: "zero" }, 1).output).toBe(0);
    expect(() => quartic(none, none, { onEmpty: "throw" }, 1)).toThrow(
      new RangeError("quartic: the mean needs an entry, got predictions [0, 3]"),
    );
    expect(quartic(none, none, { onEmpty: "throw", partial: true }, 1).output).toBe(nan);
    expect(quartic(none, none, { reduction: "sum" }, 1).backward()).toEqual(none);
  });
});

describe("bad input", () => {
  const untyped = (value: unknown) => value as never;

  test("is told before anything is allocated", () => {
    const allocate = () => {
      throw new Error("allocated");
    };
    const call = (targets: unknown, options: object) => () =>
      quartic(p, untyped(targets), { ...options, allocate }, 1);
    expect(call(zeros(3, 2), {})).toThrow(ShapeError);
    expect(call([1, 2], {})).toThrow("got an array of 2 targets for predictions [2, 3]");
    expect(call(zeros(2, 3, "float32"), {})).toThrow(DTypeError);
    expect(call(t, { weights: full(2, 2, 1) })).toThrow(
      "quartic: weights [2, 2] must be [2, 3], [1, 3] or [2, 1]",
    );
    expect(call(t, { weights: full(1, 3, 1, "float32") })).toThrow(DTypeError);
    expect(call(t, { weights: full(1, 3, -1) })).toThrow("entry of weights -1 in row 0, column 0");
    expect(call(t, { reduction: "avg" })).toThrow('reduction must be "mean"');
    expect(call(t, { weight: t })).toThrow('unknown option "weight"; did you mean "weights"?');
  });

  test("settings that are missing, or lost in float32", () => {
    expect(() => quartic(p, t)).toThrow("quartic: got 0 settings; its formula takes 1");
    const single = zeros(1, 1, "float32");
    expect(() => quartic(single, single, {}, 1e-60)).toThrow(RangeError);
  });

  test("upstream gradients unlike the losses, and results over operands", () => {
    const none = quartic(p, t, { reduction: "none" }, 1);
    expect(() => none.backward(zeros(2, 1))).toThrow(ShapeError);
    expect(() => none.backward(untyped(1))).toThrow(TypeError);
    expect(() => quartic(p, t, { allocate: () => p }, 1)).toThrow("shares memory with an operand");
    const rooms = [zeros(2, 3), zeros(2, 3), t];
    const pass = quartic(p, t, { allocate: () => rooms.shift()! }, 1);
    expect(() => pass.backward()).toThrow("quartic.backward: allocate gave a matrix [2, 3]");
  });

  test("a formula that gives one number, and one that is none", () => {
    const wrong = elementLoss("wrong", { loss: untyped(() => 3) });
    expect(() => wrong(p, t)).toThrow("array of 2 numbers, got 3");
    expect(() => elementLoss("wrong", untyped({}))).toThrow(
      "elementLoss: the option loss is missing",
    );
  });
});
