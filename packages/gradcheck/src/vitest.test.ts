import { readFileSync } from "node:fs";
import { gradientMatchers } from "@adjoint/gradcheck/vitest";
import { scale } from "@adjoint/matrix";
import type { Op } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { describe, expect, test } from "vitest";
import { dSquare, square } from "../testing/mutations/elementwise.js";
import { dMeanSquare, meanSquare } from "../testing/mutations/losses.js";
import { draw, map } from "../testing/mutations/tools.js";

expect.extend(gradientMatchers);

const x = draw(2, 3, 0);
const options = () => ({ random: randomState(0) });
const right = square(dSquare);
const wrong = square((d, m) => scale(dSquare(d, m), 2));
const loss = meanSquare(dMeanSquare);
const wrongLoss = meanSquare((p, upstream) => scale(p, 3 * upstream));
/** Beside 1e16, differences keep no digits. */
const unclear: Op = (m) => ({ output: map(m, (v) => 1e16 + v), backward: (d) => d });

describe("the matchers", () => {
  test("pass for right gradients", () => {
    expect(right).toHaveGradient(x, options());
    expect(loss).toHaveLossGradient(x, options());
    expect(right).toHaveNetworkGradient(loss, x, options());
  });

  test("fail for wrong ones, and say where", () => {
    expect(() => expect(wrong).toHaveGradient(x, options())).toThrow(
      /^toHaveGradient: 6 of 6 wrong in the gradient of x, worst at \[\d, \d\], where x is .*: analytic /,
    );
    expect(() => expect(wrongLoss).toHaveLossGradient(x, options())).toThrow(
      /^toHaveLossGradient: 6 of 6 wrong in the gradient of predictions, /,
    );
    expect(() => expect(right).toHaveNetworkGradient(wrongLoss, x, options())).toThrow(
      /^toHaveNetworkGradient: 6 of 6 wrong in the gradient of x, /,
    );
  });

  test("turned around, ask for a wrong one", () => {
    expect(wrong).not.toHaveGradient(x, options());
    expect(() => expect(right).not.toHaveGradient(x, options())).toThrow(
      "toHaveGradient: expected a wrong gradient, the verdict is passed",
    );
  });

  test("are not content with what cannot be told, either way", () => {
    expect(() => expect(unclear).toHaveGradient(x, options())).toThrow("cannot be told");
    expect(() => expect(unclear).not.toHaveGradient(x, options())).toThrow(
      "the verdict is undecided",
    );
  });

  test("do not import vitest", () => {
    const source = readFileSync(new URL("./vitest.ts", import.meta.url), "utf8");
    expect(source.replace(/\/\*[\s\S]*?\*\//g, "")).not.toMatch(/from "vitest"|import\(/);
  });
});
