import { type Matrix, rounding } from "@adjoint/matrix";

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
 * `v = (momentum * v) + (newShare * g)` (`v = g` at first),
 * `d = v`, or `g + (momentum * v)` for Nesterov's, or `g` without a velocity,
 * `w = w - (rate * d)`.
 */
export function sgdUpdate(
  value: Matrix,
  gradient: Matrix,
  velocity: Matrix["data"] | undefined,
  settings: SgdSettings,
): void {
  const { first, nesterov } = settings;
  const round = rounding(value.dtype);
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
      const v = first ? g : round(round(momentum * velocity[k]!) + round(newShare * g));
      velocity[k] = v;
      direction = nesterov ? round(g + round(momentum * v)) : v;
    }
    w[k] = w[k]! - round(rate * direction);
  }
}
