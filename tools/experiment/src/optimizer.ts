import { OPTIMIZERS } from "@adjoint/family";
import { inverseTimeDecay, type Optimizer } from "@adjoint/optimizers";
import { member } from "./choices.js";
import type { TrainingSettings } from "./settings.js";

/** The optimizer of that name, with a rate that decays. */
export function optimizerOf({
  optimizer,
  learningRate: initial,
  decay,
  momentum,
}: TrainingSettings): Optimizer {
  const given = {
    learningRate: inverseTimeDecay({ initial, decay }),
    ...(momentum !== undefined && { momentum }),
    // A loss that runs away is shown as such.
    onNonFinite: "skip" as const,
    // The book's.
    ...(optimizer === "adam" && { epsilon: 1e-7 }),
  };
  return member(OPTIMIZERS, optimizer).make(given);
}
