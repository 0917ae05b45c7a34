import { type Matrix, rounding } from "@adjoint/matrix";
import { kernel } from "@adjoint/matrix/kernels";
import { updatesModule } from "../generated/updates.js";
import { flushing } from "./flushing.js";

const update = /* @__PURE__ */ kernel("sgd.step", updatesModule, "sgd", {
  operands: ["inout value", "in gradient", "inout velocity"],
  numbers: ["length", "rate", "momentum", "newShare", "decay", "nesterov", "first"],
  least: { resident: 0, copied: 1024 },
});

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
  velocity: Matrix | undefined,
  settings: SgdSettings,
): void {
  const { length } = value.data;
  const ran = update(
    length,
    [value, gradient, velocity],
    length,
    // The kernel rounds each to the parameter's dtype, once before its loop.
    settings.rate,
    settings.momentum,
    settings.newShare,
    settings.weightDecay,
    Number(settings.nesterov),
    Number(settings.first),
  );
  if (ran === undefined) sgdUpdatePlain(value, gradient, velocity, settings);
}

/** The TypeScript twin. */
export function sgdUpdatePlain(
  value: Matrix,
  gradient: Matrix,
  velocity: Matrix | undefined,
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
  const v = velocity?.data;
  for (let k = 0; k < w.length; k++) {
    let g = dw[k]!;
    if (decay !== 0) g = round(g + round(decay * w[k]!));
    let direction = g;
    if (v !== undefined) {
      // Not `0 * v + g` at first: an infinite gradient would become NaN.
      const next = flush(first ? g : round(round(momentum * v[k]!) + round(newShare * g)));
      v[k] = next;
      direction = nesterov ? round(g + round(momentum * next)) : next;
    }
    w[k] = w[k]! - round(rate * direction);
  }
}
