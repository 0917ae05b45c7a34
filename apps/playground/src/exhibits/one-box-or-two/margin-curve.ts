import type { DType } from "@adjoint/matrix";
import { findingsOf } from "./findings.js";
import type { MarginCurve } from "./protocol.js";

const MOST = 45;

/** The class's logit from -45 to 45, all others 0. */
export function marginCurve(classes: number, dtype: DType): MarginCurve {
  const margins = Array.from({ length: 4 * MOST + 1 }, (_, i) => i / 2 - MOST);
  const found = margins.map((margin) => {
    const logits = Array.from({ length: classes }, (_, i) => (i === 0 ? margin : 0));
    return findingsOf({ logits, label: 0, dtype });
  });
  return {
    margins,
    separateLoss: found.map(({ separate }) => separate.loss),
    fusedLoss: found.map(({ fused }) => fused.loss),
    separateGradient: found.map(({ separate }) => separate.gradient[0]!),
    fusedGradient: found.map(({ fused }) => fused.gradient[0]!),
  };
}
