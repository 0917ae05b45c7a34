import { assertNumbers, assertOptions, type OptionNames } from "@adjoint/checks";
import type { Matrix } from "@adjoint/matrix";
import { assertMatrix } from "@adjoint/matrix/kit";
import { assertOp, type Context, type Op } from "@adjoint/pass";
import { assertRandomState, type RandomState, randomState } from "@adjoint/random";
import { type Evaluation, onEvaluation } from "./behaviour/evaluation.js";
import { restoring } from "./behaviour/restoring.js";
import { ANYWHERE } from "./behaviour/space.js";
import { centralSlope } from "./numerics/central-slope.js";
import { entryLine } from "./numerics/line.js";
import { assertCalledWith, assertStep } from "./options.js";

/** How far plain central differences of one step are from the analytic gradient. */
export interface StepSweepPoint {
  readonly step: number;
  /** The largest `|a - n| / max(|a|, |n|)`; NaN where the step is lost beside a value. */
  readonly maxRelativeError: number;
  /** The largest `|a - n|`. */
  readonly maxAbsoluteError: number;
}

/** How steps are swept. */
export interface StepSweepOptions {
  /** What the upstream gradient is drawn from. @default randomState(0) */
  readonly random?: RandomState;
  /** The steps to try, each a finite number above 0. @default 1e-1, 1e-2, ... 1e-13 */
  readonly steps?: readonly number[];
  /** What the op is called with besides x. Of its `random`, every forward gets the same draws. */
  readonly context?: Context;
  /** A float64 twin of a float32 op, to take the differences of. */
  readonly reference?: Op;
}

const OPTIONS: OptionNames<StepSweepOptions> = {
  random: "optional",
  steps: "optional",
  context: "optional",
  reference: "optional",
};

const STEPS = [1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12, 1e-13];

/**
 * The error of plain central differences, step by step: falling as `h²` where the step is too
 * wide, rising as `ε / h` where rounding drowns the difference. Of a right gradient it makes a U
 * with its bottom near 1e-5; of a wrong one it stays where it is.
 *
 * Shapes: x is whatever the op takes; errors are over x and every parameter.
 * Numerics: no extrapolation, and no regard for kinks, at which the curve is flat as well.
 * Follows Press et al., "Numerical Recipes" (2007), section 5.7.
 *
 * @param op a function of the `Op` shape, deterministic
 * @param x where to check; float64 or float32
 * @param options the `random` to draw the upstream from, and the steps
 * @returns one record for each step, in their order
 * @throws {RangeError} when a step is not a finite number above 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { stepSweep } from "@adjoint/gradcheck";
 * import { exp, matrix, multiply } from "@adjoint/matrix";
 * import type { Op } from "@adjoint/pass";
 * import { randomState } from "@adjoint/random";
 *
 * const exponential: Op = (x) => ({
 *   output: exp(x),
 *   backward: (dOutput) => multiply(dOutput, exp(x)),
 * });
 * const curve = stepSweep(exponential, matrix(1, 1, [0.5]), { random: randomState(0) });
 * const [wide, best, narrow] = [0, 4, 12].map((k) => curve[k].maxRelativeError);
 * assert.ok(best < 1e-9 && wide > 1e-3 && narrow > 1e-6);
 * ```
 */
export function stepSweep(op: Op, x: Matrix, options: StepSweepOptions = {}): StepSweepPoint[] {
  const functionName = "stepSweep";
  assertOp(functionName, "op", op);
  assertMatrix(functionName, "x", x);
  assertOptions(functionName, options, OPTIONS);
  const { random = randomState(0), steps = STEPS, context, reference } = options;
  assertRandomState(functionName, "random", random);
  assertNumbers(functionName, "steps", steps);
  for (const step of steps) assertStep(functionName, "step", step);
  assertCalledWith(functionName, context);
  if (reference !== undefined) assertOp(functionName, "reference", reference);
  const subject = { functionName, inputName: "x", op, x, context, reference };
  const tolerance = { rtol: 0, atol: 0 };
  const setting = { random, space: ANYWHERE, frozen: [], wrt: undefined, tolerance };
  return onEvaluation(subject, setting, (evaluation) =>
    steps.map((step) => ({ step, ...largestErrors(evaluation, step) })),
  );
}

function largestErrors({ tensors, here: { varied, gradients, probe } }: Evaluation, step: number) {
  let maxRelativeError = 0;
  let maxAbsoluteError = 0;
  tensors.forEach((tensor) => {
    const { value } = varied[tensor.varied]!;
    const gradient = gradients[tensor.gradient]!;
    restoring([value], () => {
      for (let k = 0; k < value.data.length; k++) {
        const analytic = gradient.data[k] ?? Number.NaN;
        const numerical = centralSlope(probe.outputs, probe.weights, entryLine(value, k), step);
        const absolute = Math.abs(analytic - numerical);
        const larger = Math.max(Math.abs(analytic), Math.abs(numerical));
        maxAbsoluteError = Math.max(maxAbsoluteError, absolute);
        maxRelativeError = Math.max(maxRelativeError, larger === 0 ? 0 : absolute / larger);
      }
    });
  });
  return { maxRelativeError, maxAbsoluteError };
}
