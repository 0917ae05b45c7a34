import { type Matrix, rounding } from "@adjoint/matrix";
import { beginKernelCall, isResident } from "@adjoint/matrix/kernels";
import { flushing } from "./flushing.js";
import { updateKernels } from "./kernels.js";

/** From so many elements on, copying a parameter to linear memory is worth it. */
const WORTH_A_COPY = 1024;

interface SgdSettings {
  readonly rate: number;
  readonly momentum: number;
  /** `1 - dampening` */
  readonly newShare: number;
  readonly nesterov: boolean;
  readonly weightDecay: number;
  /** Whether the velocity holds nothing yet: it then becomes the gradient itself, undamped. */
  readonly first: boolean;
}

/**
 * One step of stochastic gradient descent on one parameter, element by element, in place.
 *
 * The order of operations is fixed, each rounded to the parameter's dtype, each setting once before
 * the loop:
 * `g = g + (decay * w)` (only where decay is not 0),
 * `v = flush((momentum * v) + (newShare * g))` (`v = flush(g)` at first), where `flush` makes 0 of
 * subnormal numbers,
 * `d = v`, or `g + (momentum * v)` for Nesterov's, or `g` without a velocity,
 * `w = w - (rate * d)`.
 */
export function sgdUpdate(
  value: Matrix,
  gradient: Matrix,
  velocity: Matrix["data"] | undefined,
  settings: SgdSettings,
): void {
  const { data, dtype } = value;
  const worthIt = data.length >= WORTH_A_COPY || isResident(data, gradient.data);
  const kernels = worthIt ? updateKernels() : undefined;
  if (kernels === undefined) {
    sgdUpdatePlain(value, gradient, velocity, settings);
    return;
  }
  const round = rounding(dtype);
  const update = dtype === "float32" ? kernels.sgdFloat32 : kernels.sgdFloat64;
  const call = beginKernelCall();
  update(
    call.update(data),
    call.input(gradient.data),
    velocity === undefined ? 0 : call.update(velocity),
    data.length,
    round(settings.rate),
    round(settings.momentum),
    round(settings.newShare),
    round(settings.weightDecay),
    settings.nesterov,
    settings.first,
  );
  call.end();
}

/** The TypeScript twin. */
export function sgdUpdatePlain(
  value: Matrix,
  gradient: Matrix,
  velocity: Matrix["data"] | undefined,
  settings: SgdSettings,
): void {
  const { first, nesterov } = settings;
  const round = rounding(value.dtype);
  const flush = flushing(value.dtype);
  const rate = round(settings.rate);
  const momentum = round(settings.momentum);
  const newShare = round(settings.newShare);
  const decay = round(settings.weightDecay);
  const w = value.data;
  const dw = gradient.data;
  for (let k = 0; k < w.length; k++) {
    let g = dw[k]!;
    if (decay !== 0) g = round(g + round(decay * w[k]!));
    let direction = g;
    if (velocity !== undefined) {
      // Not `0 * v + g` at first: an infinite gradient would become NaN.
      const v = flush(first ? g : round(round(momentum * velocity[k]!) + round(newShare * g)));
      velocity[k] = v;
      direction = nesterov ? round(g + round(momentum * v)) : v;
    }
    w[k] = w[k]! - round(rate * direction);
  }
}
