import { flush } from "@adjoint/math";
import { inPlace } from "@adjoint/matrix/kit";
import { compiled } from "./generated/adam-update.js";

/**
 * A step of one weight by Adam: `[weight, ...moments]`. `stepSize` is `learningRate / (1 - beta1ᵗ)`,
 * `correction` is `√(1 - beta2ᵗ)`, and `keep` is what decoupled decay leaves of the weight. What has no
 * denominator does not move.
 */
export const update = /* @__PURE__ */ inPlace(
  {
    adam: {
      operands: ["value", "first moment", "second moment", "gradient"],
      formula: (
        w,
        m0,
        v0,
        dw,
        beta1,
        beta2,
        rest1,
        rest2,
        epsilon,
        decay,
        keep,
        stepSize,
        correction,
      ) => {
        const g = decay === 0 ? dw : dw + decay * w;
        const m = flush(beta1 * m0 + rest1 * g);
        // Not `rest2 * (g * g)`: the square alone overflows float32 where its share does not.
        const v = flush(beta2 * v0 + rest2 * g * g);
        const kept = keep * w;
        const denominator = Math.sqrt(v) / correction + epsilon;
        return [denominator === 0 ? kept : kept - (stepSize * m) / denominator, m, v];
      },
    },
    amsgrad: {
      operands: ["value", "first moment", "second moment", "largest second moment", "gradient"],
      formula: (
        w,
        m0,
        v0,
        s0,
        dw,
        beta1,
        beta2,
        rest1,
        rest2,
        epsilon,
        decay,
        keep,
        stepSize,
        correction,
      ) => {
        const g = decay === 0 ? dw : dw + decay * w;
        const m = flush(beta1 * m0 + rest1 * g);
        const v = flush(beta2 * v0 + rest2 * g * g);
        const largest = Math.max(s0, v);
        const kept = keep * w;
        const denominator = Math.sqrt(largest) / correction + epsilon;
        return [denominator === 0 ? kept : kept - (stepSize * m) / denominator, m, v, largest];
      },
    },
  },
  compiled,
);
