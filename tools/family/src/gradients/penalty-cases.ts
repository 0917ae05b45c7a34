import { copy, full, zeros } from "@adjoint/matrix";
import type { Op, Parameter, PenaltyPass } from "@adjoint/pass";
import { SHAPES } from "./shapes.js";
import type { GradientCase } from "./types.js";

type PenaltyOf = (
  parameters: readonly Parameter[],
  options: { readonly strength: number },
) => PenaltyPass;

/** A penalty on a parameter, as an op of its value. */
export function penaltyCases(name: string, penalty: PenaltyOf): readonly GradientCase[] {
  const op: Op = (value) => {
    const gradient = zeros(value.rows, value.columns, value.dtype);
    const pass = penalty([{ name: "weights", value, gradient }], { strength: 0.75 });
    return {
      output: full(1, 1, pass.output, value.dtype),
      backward: (dOutput) => {
        gradient.data.fill(0);
        pass.backward(dOutput.data[0]!);
        return copy(gradient);
      },
    };
  };
  return [
    {
      name,
      shapes: SHAPES,
      make: ({ rows, columns, dtype, normal }) => ({
        x: normal(rows, columns),
        op,
        ...(dtype === "float32" && { reference: op }),
      }),
    },
  ];
}
