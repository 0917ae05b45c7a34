import { type Matrix, rounding } from "@adjoint/matrix";

interface SgdSettings {
  readonly rate: number;
  readonly momentum: number;
  readonly keptVelocity: number;
  readonly newShare: number;
  readonly nesterov: boolean;
  readonly weightDecay: number;
}

/** One step of stochastic gradient descent on one parameter, element by element, in place. */
export function sgdUpdate(
  value: Matrix,
  gradient: Matrix,
  velocity: Matrix["data"] | undefined,
  settings: SgdSettings,
): void {
  const round = rounding(value.dtype);
  const rate = round(settings.rate);
  const momentum = round(settings.momentum);
  const kept = round(settings.keptVelocity);
  const share = round(settings.newShare);
  const decay = round(settings.weightDecay);
  const w = value.data;
  for (let k = 0; k < w.length; k++) {
    let g = gradient.data[k]!;
    if (decay !== 0) g = round(g + round(decay * w[k]!));
    let direction = g;
    if (velocity !== undefined) {
      const v = round(round(kept * velocity[k]!) + round(share * g));
      velocity[k] = v;
      direction = settings.nesterov ? round(g + round(momentum * v)) : v;
    }
    w[k] = w[k]! - round(rate * direction);
  }
}
