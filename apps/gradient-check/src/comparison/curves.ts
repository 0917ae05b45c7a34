import { numericalGradient } from "@adjoint/gradcheck";
import { asType, type DType, scale } from "@adjoint/matrix";
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
  const { logits, targets } = drawn("", "", 4, 3, randomState(seed));
  const exact = reference({ name: "", about: "", logits, targets, options: {} }).gradient;
  const loss = () => softmaxCrossEntropy(logits, targets).output;
  return Array.from({ length: 27 }, (_, i): StepPoint => {
    const step = Number(`${i % 2 === 0 ? 1 : 3}e-${Math.ceil(i / 2)}`);
    return {
      step,
      relative: differences(numericalGradient(loss, logits, { step }), exact).relative,
    };
  });
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
