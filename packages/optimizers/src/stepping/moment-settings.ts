import { assertFinite, assertInterval } from "@adjoint/checks";
import type { LearningRate } from "../types.js";
import { assertLearningRate } from "./learning-rate.js";

/** The names of the settings that adamax and radam share; adam and nadam have one more each. */
export const MOMENT_SETTINGS = {
  learningRate: "optional",
  beta1: "optional",
  beta2: "optional",
  epsilon: "optional",
  weightDecay: "optional",
} as const;

type MomentSettings = Readonly<
  Record<"beta1" | "beta2" | "epsilon" | "weightDecay", number> & { learningRate: LearningRate }
>;

/** Throws unless moments fade, and all else is at least 0. */
export function assertMomentSettings(
  caller: string,
  { learningRate, beta1, beta2, epsilon, weightDecay }: MomentSettings,
): void {
  assertLearningRate(caller, learningRate);
  assertInterval(caller, "beta1", beta1, 0, 1, "[)");
  assertInterval(caller, "beta2", beta2, 0, 1, "[)");
  assertFinite(caller, "epsilon", epsilon, 0);
  assertFinite(caller, "weightDecay", weightDecay, 0);
}
