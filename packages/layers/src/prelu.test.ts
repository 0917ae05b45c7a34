import { allClose, fromRows, generate, matrix, sum, toRows } from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import { describe, expect, test } from "vitest";
import fixture from "../../../fixtures/vocabulary-activations.json" with { type: "json" };
import { expectValues } from "../testing/fixture.js";
import { prelu } from "./index.js";

describe("prelu", () => {
  test("has PyTorch's output and gradients", () => {
    const { prelu: found } = fixture;
    const layer = prelu(3);
    layer.parameters[0].value.data.set(found.inputs.slope);
    expectValues(layer, found, [fromRows([found.gradients.slope])]);
  });

  test("has one slope for each channel of an image", () => {
    const image = { channels: 2, height: 1, width: 2 };
    const layer = prelu(image);
    layer.parameters[0].value.data.set([10, 100]);
    const { output, backward } = layer(fromRows([[-1, 1, -1, -2]]));
    expect(toRows(output)).toEqual([[-10, 1, -100, -200]]);
    backward(fromRows([[3, 4, 5, 6]]));
    expect(toRows(layer.parameters[0].gradient)).toEqual([[-3, -17]]);
  });

  test("shared, has the sum of all slopes' gradients", () => {
    const random = randomState(1);
    const x = generate(5, 4, () => random.normal());
    const dy = generate(5, 4, () => random.normal());
    const [one, each] = [prelu(4, { shared: true }), prelu(4)];
    expect(one(x).output).toEqual(each(x).output);
    expect(one(x).backward(dy)).toEqual(each(x).backward(dy));
    const total = sum(each.parameters[0].gradient);
    const { gradient } = one.parameters[0];
    expect(allClose(gradient, matrix(1, 1, [total]), { rtol: 1e-14, atol: 0 })).toBe(true);
  });

  test("at 0 has the slope a, as PyTorch does, and passes NaN on", () => {
    const layer = prelu(1, { initialSlope: 0.5 });
    const { output, backward } = layer(
      fromRows([[0], [-0], [Number.NaN], [Number.NEGATIVE_INFINITY]]),
    );
    expect(toRows(output)).toEqual([[0], [-0], [Number.NaN], [Number.NEGATIVE_INFINITY]]);
    expect(toRows(backward(fromRows([[2], [2], [2], [2]])))).toEqual([[1], [1], [1], [1]]);
  });

  test("refuses slopes that are not finite", () => {
    expect(() => prelu(1, { initialSlope: Number.NaN })).toThrow("prelu: initialSlope must be");
    expect(() => prelu(1, { shared: 1 } as object)).toThrow(TypeError);
  });
});
