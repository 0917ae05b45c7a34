import type { Matrix } from "@adjoint/matrix";
import { guarded, kernelsRun } from "@adjoint/matrix/kit";
import { randomState } from "@adjoint/random";
import { describe, expect, test } from "vitest";
import { rowsOfLabels } from "./rows.js";
import { lossesByLabel } from "./softmax-cross-entropy.plain.js";

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const specials = [0, -0, nan, inf, -inf, 1e-40, 5e-324, 1000, -1000, -69.5, -70, -665, -666, -800];

const widths = [...Array.from({ length: 33 }, (_, i) => i + 1), 127, 128, 129, 300, 5000];

// Else the twin would be compared with itself below.
test("the kernels run", () => {
  expect(kernelsRun()).toBe(true);
});

describe.each(["float32", "float64"] as const)(
  "%s: the kernel has the bits of its twin",
  (dtype) => {
    const array = dtype === "float32" ? Float32Array : Float64Array;

    test.each(widths)("%i classes", (columns) => {
      // Confident rows, equal logits and special ones among ordinary ones; more than one group.
      for (const rows of [0, 1, 4, 7, Math.ceil(9000 / columns)]) {
        const random = randomState(columns + rows);
        const spread = [0, 1, 30, 400][rows % 4]!;
        const values = Array.from({ length: rows * columns }, () =>
          rows === 7 && random.random() < 0.1
            ? specials[random.randint(0, specials.length)]!
            : random.normal(0, spread),
        );
        const labels = Int32Array.from({ length: rows }, () => random.randint(-1, columns));
        const weights = Array.from({ length: rows }, () => [1, 0, 2.5][random.randint(0, 3)]!);
        const scale = array.of(1 / 3)[0]!;
        const blank = (length: number) => new array(length).fill(7);
        const twin = [blank(rows * columns), blank(rows), blank(rows)] as const;
        const expected = lossesByLabel(
          array.from(values),
          labels,
          rows,
          columns,
          array.from(weights),
          scale,
          ...twin,
        );
        const outputs = twin.map((data, k) => guarded(dtype, blank(data.length), (k + rows) % 4));
        const column = (data: Matrix["data"]): Matrix => ({ rows, columns: 1, dtype, data });
        const [gradient, losses, logSumExps] = outputs.map(({ data }) => data);
        const correct = rowsOfLabels(
          {
            logits: { rows, columns, dtype, data: guarded(dtype, values, columns % 4).data },
            gradient: { rows, columns, dtype, data: gradient! },
            losses: column(losses!),
            logSumExps: column(logSumExps!),
          },
          { labels, rowWeights: guarded(dtype, weights).data },
          0,
          scale,
        );
        expect(correct).toBe(expected);
        for (const [k, { data, intact }] of outputs.entries()) {
          const at = data.findIndex((value, i) => !Object.is(value, twin[k]![i]));
          expect([rows, k, at, data[at], twin[k]![at]]).toEqual([
            ...[rows, k, -1, undefined, undefined],
          ]);
          expect(intact()).toBe(true);
        }
      }
    });
  },
);
