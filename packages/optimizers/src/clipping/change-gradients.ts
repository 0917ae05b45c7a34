import type { Matrix } from "@adjoint/matrix";
import { inPlace } from "@adjoint/matrix/kit";
import type { Parameter } from "@adjoint/pass";
import { compiled } from "../generated/change-gradients.js";

const change = /* @__PURE__ */ inPlace(
  {
    scale: { operands: ["gradient"], formula: (g, factor) => factor * g },
    clamp: {
      operands: ["gradient"],
      formula: (g, maximum) => Math.max(-maximum, Math.min(g, maximum)),
    },
  },
  compiled,
);

/** The gradients of parameters, each once, although several parameters may have the same. */
export function gradientsOf(parameters: readonly Parameter[]): readonly Matrix[] {
  const byData = new Map(Array.from(parameters, ({ gradient }) => [gradient.data, gradient]));
  return [...byData.values()];
}

/** Writes gradients times a factor, or as near to them as numbers up to a size are. */
export function changeGradients(
  how: keyof typeof change,
  gradients: readonly Matrix[],
  setting: number,
): void {
  for (const dtype of ["float64", "float32"] as const) {
    const lists = gradients.filter((gradient) => gradient.dtype === dtype).map((each) => [each]);
    change[how](lists, setting);
  }
}
