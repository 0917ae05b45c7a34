import { zeros } from "@adjoint/matrix";
import { describe, expect, test } from "vitest";
import { flatten, reshape } from "./index.js";

const image = { channels: 2, height: 3, width: 4 };

describe("reshape and flatten", () => {
  test("give x itself, and its gradient itself", () => {
    const x = zeros(2, 24);
    for (const op of [
      flatten(image),
      reshape(24, image),
      reshape(image, { time: 6, features: 4 }),
    ]) {
      const { output, backward } = op(x);
      expect(output).toBe(x);
      expect(backward(x)).toBe(x);
    }
  });

  test("say what the next layer gets", () => {
    expect(flatten(image).outputShape).toBe(24);
    expect(flatten({ time: 5, features: 3 }).outputShape).toBe(15);
    expect(reshape(24, image).outputShape).toEqual(image);
  });

  test("refuse shapes that do not fit", () => {
    expect(() => reshape(image, 23)).toThrow(
      new RangeError("reshape: outputShape must have the 24 columns of inputShape, got 23"),
    );
    expect(() => reshape(image, { time: 0, features: 4 })).toThrow(
      "reshape: outputShape.time must be",
    );
    expect(() => reshape(image, { time: 6 } as never)).toThrow(TypeError);
    expect(() => flatten({ channels: 1 } as never)).toThrow(
      "flatten: shape: the option height is missing",
    );
    expect(() => flatten({ time: 2, features: 3 })(zeros(1, 5))).toThrow(
      "flatten: x [1, 5] must have 2 x 3 = 6 columns, those of { time: 2, features: 3 }",
    );
    expect(() => flatten(5)(zeros(1, 6))).toThrow("flatten: x [1, 6] must have 5 columns");
  });
});
