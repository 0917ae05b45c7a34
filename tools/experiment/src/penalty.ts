import type { DenseLayer } from "@adjoint/layers";
import { l1Penalty, l2Penalty } from "@adjoint/losses";
import type { Penalty } from "@adjoint/pass";

/** What the weights of dense layers cost, without their biases; undefined where nothing does. */
export function penaltyOf(
  { l1 = 0, l2 = 0 }: { readonly l1?: number; readonly l2?: number },
  layers: readonly DenseLayer[],
): Penalty | undefined {
  if (l1 === 0 && l2 === 0) return undefined;
  const weights = layers.map(({ parameters: [matrix] }) => matrix);
  return () => {
    const passes = [
      ...(l1 > 0 ? [l1Penalty(weights, { strength: l1 })] : []),
      ...(l2 > 0 ? [l2Penalty(weights, { strength: l2 })] : []),
    ];
    return {
      output: passes.reduce((sum, { output }) => sum + output, 0),
      backward: (upstream) => {
        for (const pass of passes) pass.backward(upstream);
      },
    };
  };
}
