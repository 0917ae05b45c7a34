import type { MakeOp } from "@adjoint/family";
import { batchNorm, dropout, layerNorm, rmsNorm } from "@adjoint/layers";
import { type Op, sequential } from "@adjoint/pass";

const NORMALIZATIONS: Readonly<Record<string, MakeOp>> = {
  batchNorm: ({ columns, dtype }) => batchNorm(columns, { dtype }),
  layerNorm: ({ columns, dtype }) => layerNorm(columns, { dtype }),
  rmsNorm: ({ columns, dtype }) => rmsNorm(columns, { dtype }),
};

export const NORMALIZATION_NAMES: readonly string[] = ["none", ...Object.keys(NORMALIZATIONS)];

/** What follows a hidden dense layer: normalization if there is one, the activation, and dropout if there is some. */
export function hiddenOp(
  {
    normalization = "none",
    dropout: p = 0,
  }: { readonly normalization?: string; readonly dropout?: number },
  activation: MakeOp,
): MakeOp {
  return (place) => {
    const normalize = NORMALIZATIONS[normalization];
    const ops: readonly Op[] = [
      ...(normalize ? [normalize(place)] : []),
      activation(place),
      ...(p > 0 ? [dropout({ p })] : []),
    ];
    return ops.length === 1 ? ops[0]! : sequential(...ops);
  };
}
