import { softmaxJacobian } from "@adjoint/activations";
import { categoricalCrossEntropy } from "@adjoint/losses";
import { type DType, matrix } from "@adjoint/matrix";
import { softmaxCrossEntropy } from "@adjoint/softmax-loss";

/** Logits of one sample, and its class. */
export interface Question {
  readonly logits: readonly number[];
  readonly label: number;
  readonly dtype: DType;
}

/** The results of both ways. */
export interface Findings {
  readonly probabilities: readonly number[];
  /** Whether the class's probability lies outside of [CLIP, 1 - CLIP]. */
  readonly isClipped: boolean;
  readonly separate: {
    readonly loss: number;
    /** The gradient of the loss by the probabilities. */
    readonly dp: readonly number[];
    /** `p[i] (δ[i, j] - p[j])`, row by row. */
    readonly jacobian: readonly (readonly number[])[];
    readonly gradient: readonly number[];
  };
  readonly fused: { readonly loss: number; readonly gradient: readonly number[] };
  /** For each logit, how many numbers of the dtype lie between the two gradients. */
  readonly ulps: readonly number[];
}

/** As the notebook has it. */
export const CLIP = 1e-7;

/** Forward and backward in two boxes, and in one. */
export function findingsOf({ logits, label, dtype }: Question): Findings {
  const x = matrix(1, logits.length, logits, dtype);
  const fused = softmaxCrossEntropy(x, [label]);
  const fusedGradient = Array.from(fused.backward().data);

  const softmaxPass = softmaxJacobian(x);
  const cost = categoricalCrossEntropy(softmaxPass.output, [label], { clip: CLIP });
  const dp = cost.backward();
  const gradient = Array.from(softmaxPass.backward(dp).data);
  const p = Array.from(softmaxPass.output.data);
  const at = p[label]!;
  return {
    probabilities: p,
    isClipped: at < CLIP || at > 1 - CLIP,
    separate: {
      loss: cost.output,
      dp: Array.from(dp.data),
      jacobian: p.map((pi, i) => p.map((pj, j) => (i === j ? pi : 0) - pi * pj)),
      gradient,
    },
    fused: { loss: fused.output, gradient: fusedGradient },
    ulps: gradient.map((value, i) => ulpsBetween(value, fusedGradient[i]!, dtype)),
  };
}

/** The number of steps from one number to the next between two; infinite where one is no number. */
export function ulpsBetween(a: number, b: number, dtype: DType): number {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return Number.POSITIVE_INFINITY;
  const difference = placeOf(a, dtype) - placeOf(b, dtype);
  return Number(difference < 0n ? -difference : difference);
}

/** The place of a number among all numbers of its dtype, 0 being that of 0. */
function placeOf(value: number, dtype: DType): bigint {
  const view = new DataView(new ArrayBuffer(8));
  if (dtype === "float32") view.setFloat32(0, Math.abs(value));
  else view.setFloat64(0, Math.abs(value));
  const place = dtype === "float32" ? BigInt(view.getUint32(0)) : view.getBigUint64(0);
  return value < 0 ? -place : place;
}
