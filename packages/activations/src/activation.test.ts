import { assertGradient } from "@adjoint/gradcheck";
import { fromRows, generate, matrix, ShapeError, toRows, workspace, zeros } from "@adjoint/matrix";
import { thresholds } from "@adjoint/matrix/kit";
import { randomState } from "@adjoint/random";
import { describe, expect, test } from "vitest";
import { activation } from "./activation.js";
import { compiled } from "./generated/relu.js";

const softSign = activation("softSign", {
  forward: (x) => x / (1 + Math.abs(x)),
  backward: (dy, x) => dy / ((1 + Math.abs(x)) * (1 + Math.abs(x))),
});

/** The square of a hyperbola's branch: what forward keeps saves backward a root. */
const kept = activation("kept", {
  forward: (x) => {
    const root = Math.sqrt(1 + x * x);
    return [x * root, root];
  },
  backward: (dy, x, _y, root) => dy * (root + (x * x) / root),
});

const leaky = activation("leaky", {
  forward: (x, slope) => (x < 0 ? slope * x : x),
  backward: (dy, x, _y, slope) => (x < 0 ? slope * dy : dy),
});

const draw = (rows: number, columns: number) => {
  const random = randomState(rows * 31 + columns);
  return generate(rows, columns, () => random.normal(0, 2));
};

describe("activation", () => {
  test("has its name", () => {
    expect(softSign.name).toBe("softSign");
  });

  test("is named by a string", () => {
    const formulas = { forward: (x: number) => x, backward: (dy: number) => dy };
    expect(() => activation(formulas as never, formulas)).toThrow(
      new TypeError("activation: name must be a string, got an object { forward, backward }"),
    );
  });

  test("has the values of its formulas", () => {
    const pass = softSign(
      fromRows([
        [0, -1],
        [3, -0.25],
      ]),
    );
    expect(toRows(pass.output)).toEqual([
      [0, -0.5],
      [0.75, -0.2],
    ]);
    expect(
      toRows(
        pass.backward(
          fromRows([
            [2, 2],
            [-1, 1],
          ]),
        ),
      ),
    ).toEqual([
      [2, 0.5],
      [-0.0625, 0.64],
    ]);
  });

  test.each([
    ["of one result", softSign],
    ["that keeps something", kept],
    ["with a setting", (x: Parameters<typeof leaky>[0]) => leaky(x, {}, 0.1)],
  ] as const)("%s passes the gradient check", (_, op) => {
    for (const [rows, columns] of [
      [0, 3],
      [1, 1],
      [3, 5],
      [7, 9],
    ] as const) {
      assertGradient(op, draw(rows, columns), { random: randomState(1) });
    }
  });

  test("in float32 each result is computed in float64 and rounded once", () => {
    const x = matrix(1, 2, [1, 0.1], "float32");
    const { output } = softSign(x);
    const [one, tenth] = x.data;
    expect(output.dtype).toBe("float32");
    expect(one).toBe(1);
    expect([...output.data]).toEqual([0.5, Math.fround(tenth! / (1 + tenth!))]);
  });

  test("results and what is kept are allocated where it is told to", () => {
    const { allocate } = workspace();
    const handed: unknown[] = [];
    const counting: typeof allocate = (rows, columns, dtype) => {
      const m = allocate(rows, columns, dtype);
      handed.push(m);
      return m;
    };
    const pass = kept(draw(2, 3), { allocate: counting });
    const dx = pass.backward(draw(2, 3));
    expect(handed).toHaveLength(3);
    expect([handed[0], handed[2]]).toEqual([pass.output, dx]);
    expect(dx).toEqual(kept(draw(2, 3)).backward(draw(2, 3)));
  });

  test("a compiled formula runs as its kernel from some elements on, else as itself or its twin", () => {
    // Formula and twin that differ from the kernel show which of them ran.
    const op = activation(
      "which",
      { forward: () => 64, backward: () => 64 },
      { ...compiled, float32: { forward: () => 32, backward: () => 32 } },
    );
    for (const [dtype, plain] of [
      ["float64", 64],
      ["float32", 32],
    ] as const) {
      for (const [length, expected] of [
        [thresholds.elementwise.copied - 1, plain],
        [thresholds.elementwise.copied, 1],
        [1000, 1],
      ] as const) {
        const x = generate(1, length, () => 1, dtype);
        const pass = op(x);
        expect([...pass.output.data]).toEqual(new Array(length).fill(expected));
        expect([...pass.backward(x).data]).toEqual(new Array(length).fill(expected));
      }
    }
  });

  test("settings are rounded to float32 once", () => {
    const { output } = leaky(matrix(1, 1, [-1], "float32"), {}, 0.1);
    expect(output.data[0]).toBe(-Math.fround(0.1));
  });

  test("refuses what is no formula, no matrix and no setting", () => {
    const backward = (dy: number) => dy;
    expect(() => activation("f", { backward } as never)).toThrow(
      "activation: the option forward is missing; it takes { forward, backward }",
    );
    expect(() => activation("f", { forward: 3, backward } as never)).toThrow(
      "activation: forward must be a function, got 3",
    );
    expect(() => softSign([1] as never)).toThrow("softSign: x must be a matrix, got");
    expect(() => softSign(zeros(1, 1), { alocate: zeros } as never)).toThrow(
      'softSign: unknown option "alocate"; did you mean "allocate"?',
    );
    expect(() => leaky(zeros(1, 1))).toThrow("leaky: got 0 settings; its formula takes 1");
    expect(() => leaky(zeros(1, 1), {}, "0.1" as never)).toThrow(
      'leaky: a setting must be a number, got "0.1"',
    );
    const returnsNothing = activation("f", { forward: () => undefined, backward } as never);
    expect(() => returnsNothing(zeros(1, 1))).toThrow(
      "f: the formula must return a number, got undefined",
    );
    const givesTwo = activation("f", {
      forward: (x: number) => x,
      backward: () => [1, 2],
    } as never);
    expect(() => givesTwo(zeros(1, 1)).backward(zeros(1, 1))).toThrow(
      "f.backward: the formula must return a number, got an array of 2",
    );
  });

  test("backward refuses another shape", () => {
    expect(() => softSign(zeros(2, 3)).backward(zeros(3, 2))).toThrow(
      new ShapeError(
        "softSign.backward: dOutput [3, 2] and output [2, 3] disagree: both must have the same shape",
      ),
    );
  });
});
