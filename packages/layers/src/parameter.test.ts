import { copy, full, matrix, workspace, zeros } from "@adjoint/matrix";
import { kernelsRun } from "@adjoint/matrix/kit";
import { randomState } from "@adjoint/random";
import { describe, expect, test } from "vitest";
import { dense, parameter } from "./index.js";

/** Whether data lies where kernels work, told by what a workspace hands out. */
function isInLinearMemory({ buffer }: Float64Array | Float32Array): boolean {
  return kernelsRun() && buffer === workspace().allocate(1, 1, "float64").data.buffer;
}

describe("parameter", () => {
  test.each(["float64", "float32"] as const)("copies its initial value, in %s", (dtype) => {
    const initial = full(2, 3, 0.25, dtype);
    const { name, value, gradient } = parameter("slopes", initial);
    initial.data.fill(7);
    expect(name).toBe("slopes");
    expect(copy(value)).toEqual(full(2, 3, 0.25, dtype));
    expect(copy(gradient)).toEqual(zeros(2, 3, dtype));
  });

  test("lives in linear memory, and elsewhere where it is told to", () => {
    const { value, gradient } = parameter("slopes", full(1, 2, 1));
    expect(isInLinearMemory(value.data)).toBe(kernelsRun());
    expect(isInLinearMemory(gradient.data)).toBe(kernelsRun());
    const elsewhere = parameter("slopes", full(1, 2, 1), { allocate: zeros });
    expect(isInLinearMemory(elsewhere.value.data)).toBe(false);
  });

  test("is a place of its own: nothing that is made later is written over it", () => {
    const first = parameter("first", full(20, 20, 1));
    const others = Array.from({ length: 50 }, (_, k) => parameter("other", full(20, 20, k)));
    const { allocate, restart, end } = workspace();
    allocate(20, 20, "float64").data.fill(Number.NaN);
    restart();
    end();
    expect(copy(first.value)).toEqual(full(20, 20, 1));
    others.forEach(({ value }, k) => {
      expect(copy(value)).toEqual(full(20, 20, k));
    });
  });

  test("may be empty", () => {
    expect(copy(parameter("none", matrix(0, 3)).value)).toEqual(matrix(0, 3));
  });

  test("refuses what is no name and no matrix", () => {
    expect(() => parameter(3 as unknown as string, full(1, 1, 1))).toThrow(
      new TypeError("parameter: name must be a string, got 3"),
    );
    expect(() => parameter("w", [1] as unknown as ReturnType<typeof full>)).toThrow(TypeError);
    const shape = full(1, 2, 1);
    expect(() => parameter("w", shape, { allocate: () => zeros(2, 2) })).toThrow(
      "parameter: allocate must give a matrix [1, 2], got [2, 2]",
    );
  });
});

test("the parameters of a layer live in linear memory, and train to the bits of others", () => {
  const [there, elsewhere] = [{}, { allocate: zeros }].map((options) => {
    const layer = dense(3, 2, { random: randomState(0), ...options });
    for (let step = 0; step < 5; step++) {
      const { output, backward } = layer(full(40, 3, 0.5));
      backward(output);
      for (const { value, gradient } of layer.parameters) {
        for (const [k, slope] of gradient.data.entries())
          value.data[k] = value.data[k]! - 0.01 * slope;
      }
    }
    return layer.parameters;
  });
  expect(there!.map(({ value }) => isInLinearMemory(value.data))).toEqual([
    kernelsRun(),
    kernelsRun(),
  ]);
  expect(there!.map(({ value }) => copy(value))).toEqual(
    elsewhere!.map(({ value }) => copy(value)),
  );
});
