import type { Matrix } from "@adjoint/matrix";
import type { Op } from "@adjoint/pass";
import type { ScalarLoss } from "./behaviour/scalar-op.js";
import { type CheckGradientOptions, checkGradient } from "./check-gradient.js";
import { type CheckLossGradientOptions, checkLossGradient } from "./check-loss-gradient.js";
import { checkNetworkGradient } from "./check-network-gradient.js";
import { problemsOf } from "./report/problems.js";
import type { GradientReport } from "./types.js";

declare global {
  // What all versions of vitest build their assertions on. Their own interface for matchers has
  // other type parameters in other versions, and none before 3.2.
  namespace Chai {
    interface Assertion {
      /** `checkGradient` of an op or a layer passes. */
      toHaveGradient(x: Matrix, options?: CheckGradientOptions): void;
      /** `checkLossGradient` of a loss passes. */
      toHaveLossGradient(predictions: Matrix, options?: CheckLossGradientOptions): void;
      /** `checkNetworkGradient` of a network and a loss passes. */
      toHaveNetworkGradient(loss: ScalarLoss, x: Matrix, options?: CheckGradientOptions): void;
    }
  }
}

/** What vitest calls a matcher with. */
interface MatcherState {
  readonly isNot?: boolean;
}

/**
 * Matchers for vitest: `toHaveGradient`, `toHaveLossGradient` and `toHaveNetworkGradient`, which
 * take what `checkGradient`, `checkLossGradient` and `checkNetworkGradient` take after the
 * function. With `.not`, a gradient has to be wrong: one that cannot be told satisfies neither.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { gradientMatchers } from "@adjoint/gradcheck/vitest";
 * import { matrix, scale } from "@adjoint/matrix";
 * import type { Op } from "@adjoint/pass";
 * import { randomState } from "@adjoint/random";
 * import { expect } from "vitest";
 *
 * expect.extend(gradientMatchers);
 * const triple: Op = (x) => ({ output: scale(x, 3), backward: (dOutput) => scale(dOutput, 3) });
 * const wrong: Op = (x) => ({ ...triple(x), backward: (dOutput) => scale(dOutput, 2) });
 * const x = matrix(1, 2, [1, -2]);
 * expect(triple).toHaveGradient(x, { random: randomState(0) });
 * assert.throws(() => expect(wrong).toHaveGradient(x, { random: randomState(0) }), /2 wrong/);
 * ```
 */
export const gradientMatchers = {
  toHaveGradient(this: MatcherState, op: Op, x: Matrix, options?: CheckGradientOptions) {
    return outcome(this, "toHaveGradient", checkGradient(op, x, options));
  },
  toHaveLossGradient(
    this: MatcherState,
    loss: ScalarLoss,
    predictions: Matrix,
    options?: CheckLossGradientOptions,
  ) {
    return outcome(this, "toHaveLossGradient", checkLossGradient(loss, predictions, options));
  },
  toHaveNetworkGradient(
    this: MatcherState,
    network: Op,
    loss: ScalarLoss,
    x: Matrix,
    options?: CheckGradientOptions,
  ) {
    const report = checkNetworkGradient(network, loss, x, options);
    return outcome(this, "toHaveNetworkGradient", report);
  },
};

function outcome({ isNot = false }: MatcherState, name: string, report: GradientReport) {
  return {
    pass: isNot ? report.verdict !== "failed" : report.passed,
    message: () =>
      isNot
        ? `${name}: expected a wrong gradient, the verdict is ${report.verdict}`
        : `${name}: ${problemsOf(report).join("; ")}`,
  };
}
