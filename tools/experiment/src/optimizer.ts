import { OPTIMIZERS } from "@adjoint/family";
import type { Optimizer } from "@adjoint/optimizers";
import { member } from "./choices.js";
import { rateOf } from "./rate.js";
import type { TrainingSettings } from "./settings.js";

/** The optimizer of that name, with the rate of each step. */
export function optimizerOf(settings: TrainingSettings): Optimizer {
  const { optimizer, momentum } = settings;
  const given = {
    learningRate: rateOf(settings),
    ...(momentum !== undefined && { momentum }),
    // A loss that runs away is shown as such.
    onNonFinite: "skip" as const,
    // The book's.
    ...(optimizer === "adam" && { epsilon: 1e-7 }),
  };
  return member(OPTIMIZERS, optimizer).make(given);
}
