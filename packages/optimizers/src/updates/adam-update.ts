import { type Matrix, rounding } from "@adjoint/matrix";
import { beginKernelCall, isResident } from "@adjoint/matrix/kernels";
import { flushing } from "./flushing.js";
import { updateKernels } from "./kernels.js";

/** From so many elements on, copying a parameter and its averages to linear memory is worth it. */
const WORTH_A_COPY = 256;

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
  const { data, dtype } = value;
  const worthIt = data.length >= WORTH_A_COPY || isResident(data, mean, meanSquare);
  const kernels = worthIt ? updateKernels() : undefined;
  if (kernels === undefined) {
    adamUpdatePlain(value, gradient, averages, settings);
    return;
  }
  const s = roundedSettings(settings, rounding(dtype));
  const update = dtype === "float32" ? kernels.adamFloat32 : kernels.adamFloat64;
  const call = beginKernelCall();
  update(
    call.update(data),
    call.input(gradient.data),
    call.update(mean),
    call.update(meanSquare),
    largestSquare === undefined ? 0 : call.update(largestSquare),
    data.length,
    s.beta1,
    s.beta2,
    s.newShare1,
    s.newShare2,
    s.epsilon,
    s.decay,
    s.stepSize,
    s.rootCorrection,
  );
  call.end();
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
  { mean, meanSquare, largestSquare }: AdamAverages,
  settings: AdamSettings,
): void {
  const round = rounding(value.dtype);
  const flush = flushing(value.dtype);
  const { beta1, beta2, newShare1, newShare2, epsilon, decay, stepSize, rootCorrection } =
    roundedSettings(settings, round);
  const w = value.data;
  const dw = gradient.data;
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
