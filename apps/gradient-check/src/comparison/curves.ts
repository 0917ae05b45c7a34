import { stepSweep } from "@adjoint/gradcheck";
import { asType, type DType, scale } from "@adjoint/matrix";
import type { Op } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { softmaxCrossEntropy } from "@adjoint/softmax-loss";
import { differences } from "./differences.js";
import { measureWay } from "./measure-way.js";
import type { Problem } from "./problem.js";
import { drawn } from "./problems.js";
import { reference } from "./reference.js";
import type { MagnitudePoint, SpeedPoint, StepPoint } from "./types.js";
import { WAY_NAMES, WAYS } from "./ways.js";

const MAGNITUDES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** The error of each way as the same logits grow. */
export function magnitudeCurve(seed: number, dtype: DType): readonly MagnitudePoint[] {
  const base = drawn("", "", 16, 5, randomState(seed));
  return MAGNITUDES.flatMap((magnitude) => {
    const logits = asType(scale(base.logits, magnitude / 4), dtype);
    const problem = { ...base, logits };
    const exact = reference(problem).gradient;
    return WAY_NAMES.map((way): MagnitudePoint => {
      const { relative, nonFinite } = differences(WAYS[way](problem).gradient, exact);
      return { magnitude, way, relative, nonFinite };
    });
  });
}

/** The error of central differences by their step: rounding on the one side, curvature on the other. */
export function stepCurve(seed: number): readonly StepPoint[] {
  const random = randomState(seed);
  const { logits, targets } = drawn("", "", 4, 3, random);
  const op: Op = (x, context) => softmaxCrossEntropy(x, targets, { ...context, reduction: "none" });
  const steps = Array.from({ length: 27 }, (_, i) =>
    Number(`${i % 2 === 0 ? 1 : 3}e-${Math.ceil(i / 2)}`),
  );
  return stepSweep(op, logits, { random, steps }).map(
    ({ step, maxRelativeError }): StepPoint => ({ step, relative: maxRelativeError }),
  );
}

const SPEED_ROWS = 32;

/** Time and memory by the number of classes, for 32 rows. */
export function speedCurve(
  seed: number,
  dtype: DType,
  classes: readonly number[],
  milliseconds: number,
): readonly SpeedPoint[] {
  const random = randomState(seed);
  return classes.flatMap((count) => {
    const { logits, ...rest } = drawn("", "", SPEED_ROWS, count, random);
    const problem: Problem = { ...rest, logits: asType(logits, dtype) };
    return (["fused", "vectorised", "jacobian"] as const).map((way): SpeedPoint => {
      const { microseconds, bytes } = measureWay(way, problem, milliseconds);
      return { classes: count, way, microseconds, bytes };
    });
  });
}
