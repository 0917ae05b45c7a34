import { each, eachTwins, loss, lossCheck, normal, opCheck } from "./tools.js";
import type { Kind } from "./types.js";

const offset = (far: number) => (x: number) => far + x * x - far;
const single = (x: number) => Math.fround(Math.fround(x) * Math.fround(x));

/** Of small entries nothing shows over narrow steps. */
const rounded = (factor: number) =>
  loss(
    ({ data }) => Math.fround(Array.from(data).reduce((sum, v) => sum + v * v, 0) / data.length),
    ({ data }) => Array.from(data, (v) => (factor * 2 * v) / data.length),
  );

/** Near 0 the square is as small as what the offset rounds away. */
const blurred = "near 0, rounding within is as large as the function";

export const noisy: Kind = {
  name: "noise within",
  twins: [
    {
      ...eachTwins("(1e10 + x²) - 1e10", offset(1e10), (x) => 2 * x, [
        (x) => -2 * x,
        (x) => x,
        (x) => 3 * x,
        () => 0,
      ]),
      blurred,
    },
    {
      ...eachTwins("(1e7 + x²) - 1e7", offset(1e7), (x) => 2 * x, [(x) => -2 * x, (x) => 2.1 * x]),
      blurred,
    },
    eachTwins("rounded to float32 within", single, (x) => 2 * x, [
      (x) => 2.4 * x,
      (x) => -2 * x,
      () => 0,
    ]),
    eachTwins(
      "a sum of many terms that cancel",
      (x) => {
        let sum = 0;
        for (let i = 1; i <= 50; i++) sum += Math.sin(i * 1e6) * 1e4;
        for (let i = 50; i >= 1; i--) sum -= Math.sin(i * 1e6) * 1e4 - x * 0.02;
        return sum;
      },
      () => 1,
      [() => -1, () => 1.1],
    ),
    eachTwins("100 + sin x", (x) => 100 + Math.sin(x), Math.cos, [(x) => -Math.cos(x), Math.sin]),
    {
      name: "a mean of squares, rounded to float32",
      right: [lossCheck(rounded(1), normal(16, 3))],
      wrong: [2, -1, 1.05].map((factor) => lossCheck(rounded(factor), normal(16, 3))),
      blurred,
    },
    {
      name: "a large output beside small ones",
      right: [
        opCheck(
          () =>
            each(
              (x) => (x > 2 ? 1e9 : 0) + x,
              () => 1,
            ),
          normal(8, 8),
        ),
      ],
      wrong: [
        opCheck(
          () =>
            each(
              (x) => (x > 2 ? 1e9 : 0) + x,
              () => 1.5,
            ),
          normal(8, 8),
        ),
      ],
    },
  ],
};
