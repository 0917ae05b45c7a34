import type { GradientReport, Mode, TensorReport, Tolerances } from "./types.js";

/** What a check could not see, in words: nothing, if every entry of a smooth op in float64 passes. */
export function unseenBy(
  mode: Mode,
  precision: GradientReport["precision"],
  { rtol }: Tolerances,
  tensors: readonly TensorReport[],
): string[] {
  const unseen: string[] = [];
  if (mode === "projections") {
    unseen.push(
      `mistakes in an entry below ${rtol} of the norm of its tensor's gradient, and which entry is wrong`,
    );
  }
  if (precision.analytic === "float32") {
    const side = precision.numerical === "float32" ? "the differences are" : "only the gradient is";
    unseen.push(`mistakes below a relative ${rtol}: ${side} float32`);
  }
  for (const { name, counts } of tensors) {
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    if (total > 0 && counts["both-zero"] === total) {
      unseen.push(`the gradient of ${name}, which is zero throughout at these values`);
    }
  }
  const kinks = tensors.reduce((total, { counts }) => total + counts.kink, 0);
  if (kinks > 0) {
    unseen.push(`${kinks} at a kink: anything between the slopes of the two sides is let pass`);
  }
  return unseen;
}
