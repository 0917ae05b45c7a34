import { type Matrix, rounding } from "@adjoint/matrix";

interface AdamAverages {
  readonly mean: Matrix["data"];
  readonly meanSquare: Matrix["data"];
  readonly largestSquare: Matrix["data"] | undefined;
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
 * `m = (beta1 * m) + ((1 - beta1) * g)`,
 * `v = (beta2 * v) + (((1 - beta2) * g) * g)`,
 * `s = v`, or `max(s, v)` for amsgrad,
 * `w = w - ((stepSize * m) / ((sqrt(s) / rootCorrection) + epsilon))`.
 */
export function adamUpdate(
  value: Matrix,
  gradient: Matrix,
  { mean, meanSquare, largestSquare }: AdamAverages,
  settings: AdamSettings,
): void {
  const round = rounding(value.dtype);
  const beta1 = round(settings.beta1);
  const beta2 = round(settings.beta2);
  const newShare1 = round(1 - settings.beta1);
  const newShare2 = round(1 - settings.beta2);
  const epsilon = round(settings.epsilon);
  const decay = round(settings.weightDecay);
  const stepSize = round(settings.stepSize);
  const rootCorrection = round(settings.rootCorrection);
  const w = value.data;
  const dw = gradient.data;
  for (let k = 0; k < w.length; k++) {
    let g = dw[k]!;
    if (decay !== 0) g = round(g + round(decay * w[k]!));
    const m = round(round(beta1 * mean[k]!) + round(newShare1 * g));
    // Not `newShare2 * (g * g)`: the square alone overflows float32 where its share does not.
    const v = round(round(beta2 * meanSquare[k]!) + round(round(newShare2 * g) * g));
    mean[k] = m;
    meanSquare[k] = v;
    let square = v;
    if (largestSquare !== undefined) {
      square = Math.max(largestSquare[k]!, v);
      largestSquare[k] = square;
    }
    const root = round(round(round(Math.sqrt(square)) / rootCorrection) + epsilon);
    w[k] = w[k]! - round(round(stepSize * m) / root);
  }
}
