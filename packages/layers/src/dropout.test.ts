import { full, generate, toRows, zeros } from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import { describe, expect, test } from "vitest";
import { dropout } from "./index.js";

const training = (seed = 0) => ({ training: true, random: randomState(seed) });

describe("dropout", () => {
  test("drops what NumPy's RandomState(0).random_sample((2, 3)) < 0.6 drops", () => {
    // 0.5488 0.7152 0.6028 / 0.5449 0.4237 0.6459, as NumPy prints them.
    const kept = 1 / (1 - 0.6);
    expect(toRows(dropout({ p: 0.6 })(full(2, 3, 1), training()).output)).toEqual([
      [0, kept, kept],
      [0, 0, kept],
    ]);
  });

  test("multiplies gradients by the mask of its forward, however many come after", () => {
    const op = dropout({ p: 0.25 });
    const context = training();
    const first = op(full(20, 20, 1), context);
    const second = op(full(20, 20, 1), context);
    expect(first.backward(full(20, 20, 1))).toEqual(first.output);
    expect(second.backward(full(20, 20, 1))).toEqual(second.output);
    expect(second.output).not.toEqual(first.output);
  });

  test.each([0.1, 0.5, 0.9])("keeps the mean, and a share of 1 - %d", (p) => {
    const { data } = dropout({ p })(full(200, 200, 1), training(3)).output;
    const kept = data.filter((value) => value !== 0).length / data.length;
    // 40,000 draws: the share is known to five standard deviations.
    const deviation = Math.sqrt((p * (1 - p)) / data.length);
    expect(Math.abs(kept - (1 - p))).toBeLessThan(5 * deviation);
    expect(Math.abs((kept * 1) / (1 - p) - 1)).toBeLessThan((5 * deviation) / (1 - p));
    expect(new Set(data)).toEqual(new Set([0, 1 / (1 - p)]));
  });

  test("drops all for p = 1, and nothing for p = 0, which draws nothing", () => {
    const x = generate(3, 4, (i, j) => i + j + 1);
    expect(dropout({ p: 1 })(x, training()).output).toEqual(zeros(3, 4));
    const { random } = training();
    expect(dropout({ p: 0 })(x, { training: true, random }).output).toBe(x);
    expect(random.state()).toEqual(randomState(0).state());
    expect(dropout({ p: 0 })(x, { training: true }).output).toBe(x);
  });

  test("is the identity in evaluation, without a random", () => {
    const x = full(2, 2, 3);
    for (const context of [undefined, {}, { training: false }, { random: randomState(1) }]) {
      const { output, backward } = dropout()(x, context);
      expect(output).toBe(x);
      expect(backward(x)).toBe(x);
    }
  });

  test("rounds its factor in float32", () => {
    const { data } = dropout({ p: 0.9 })(full(10, 10, 1, "float32"), training()).output;
    expect(new Set(data)).toEqual(new Set([0, Math.fround(1 / (1 - 0.9))]));
  });

  test("refuses what it cannot do", () => {
    expect(() => dropout()(full(1, 1, 1), { training: true })).toThrow(
      new TypeError(
        "dropout: the context has no random to draw from; give train, or the context, random: randomState(0)",
      ),
    );
    expect(() => dropout({ p: 1.5 })).toThrow(RangeError);
    expect(() => dropout({ rate: 0.5 } as object)).toThrow('dropout: unknown option "rate"');
  });
});
