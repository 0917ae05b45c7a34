import { type Matrix, rounding } from "@adjoint/matrix";
import { kernel } from "@adjoint/matrix/kernels";
import { updatesModule } from "../generated/updates.js";
import { flushing } from "./flushing.js";

const update = /* @__PURE__ */ kernel("adam.step", updatesModule, "adam", {
  operands: ["inout value", "in gradient", "inout mean", "inout meanSquare", "inout largestSquare"],
  numbers: [
    "length",
    "beta1",
    "beta2",
    "newShare1",
    "newShare2",
    "epsilon",
    "decay",
    "stepSize",
    "rootCorrection",
  ],
  least: { resident: 0, copied: 256 },
});

interface AdamAverages {
  readonly mean: Matrix;
  readonly meanSquare: Matrix;
  readonly largestSquare: Matrix | undefined;
}

interface AdamSettings {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly weightDecay: number;
  /** `learningRate / (1 - beta1ᵗ)` */
  readonly stepSize: number;
  /** `√(1 - beta2ᵗ)` */
  readonly rootCorrection: number;
}

/**
 * One step of Adam on one parameter, element by element, in place.
 *
 * The order of operations is fixed, each rounded to the parameter's dtype, each setting once before
 * the loop:
 * `g = g + (decay * w)` (only where decay is not 0),
 * `m = flush((beta1 * m) + ((1 - beta1) * g))`,
 * `v = flush((beta2 * v) + (((1 - beta2) * g) * g))`, where `flush` makes 0 of subnormal numbers,
 * `s = v`, or `max(s, v)` for amsgrad,
 * `w = w - ((stepSize * m) / ((sqrt(s) / rootCorrection) + epsilon))`, or w where that divides by 0.
 */
export function adamUpdate(
  value: Matrix,
  gradient: Matrix,
  averages: AdamAverages,
  settings: AdamSettings,
): void {
  const { mean, meanSquare, largestSquare } = averages;
  const { length } = value.data;
  const ran = update(
    length,
    [value, gradient, mean, meanSquare, largestSquare],
    length,
    // The kernel rounds each to the parameter's dtype, once before its loop.
    settings.beta1,
    settings.beta2,
    1 - settings.beta1,
    1 - settings.beta2,
    settings.epsilon,
    settings.weightDecay,
    settings.stepSize,
    settings.rootCorrection,
  );
  if (ran === undefined) adamUpdatePlain(value, gradient, averages, settings);
}

/** Each setting in the parameter's dtype, once before the loop. */
function roundedSettings(settings: AdamSettings, round: (value: number) => number) {
  return {
    beta1: round(settings.beta1),
    beta2: round(settings.beta2),
    newShare1: round(1 - settings.beta1),
    newShare2: round(1 - settings.beta2),
    epsilon: round(settings.epsilon),
    decay: round(settings.weightDecay),
    stepSize: round(settings.stepSize),
    rootCorrection: round(settings.rootCorrection),
  };
}

/** The TypeScript twin. */
export function adamUpdatePlain(
  value: Matrix,
  gradient: Matrix,
  averages: AdamAverages,
  settings: AdamSettings,
): void {
  const round = rounding(value.dtype);
  const flush = flushing(value.dtype);
  const { beta1, beta2, newShare1, newShare2, epsilon, decay, stepSize, rootCorrection } =
    roundedSettings(settings, round);
  const w = value.data;
  const dw = gradient.data;
  const mean = averages.mean.data;
  const meanSquare = averages.meanSquare.data;
  const largestSquare = averages.largestSquare?.data;
  for (let k = 0; k < w.length; k++) {
    let g = dw[k]!;
    if (decay !== 0) g = round(g + round(decay * w[k]!));
    const m = flush(round(round(beta1 * mean[k]!) + round(newShare1 * g)));
    // Not `newShare2 * (g * g)`: the square alone overflows float32 where its share does not.
    const v = flush(round(round(beta2 * meanSquare[k]!) + round(round(newShare2 * g) * g)));
    mean[k] = m;
    meanSquare[k] = v;
    let square = v;
    if (largestSquare !== undefined) {
      square = Math.max(largestSquare[k]!, v);
      largestSquare[k] = square;
    }
    const root = round(round(round(Math.sqrt(square)) / rootCorrection) + epsilon);
    if (root !== 0) w[k] = w[k]! - round(round(stepSize * m) / root);
  }
}
