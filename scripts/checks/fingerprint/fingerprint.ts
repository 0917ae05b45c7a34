import { relu } from "@adjoint/activations";
import { spiral } from "@adjoint/datasets";
import { dense } from "@adjoint/layers";
import { asType, type DType } from "@adjoint/matrix";
import { kernelsRun } from "@adjoint/matrix/kit";
import { adam } from "@adjoint/optimizers";
import { parametersOf, sequential } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { softmaxCrossEntropy } from "@adjoint/softmax-loss";
import { train } from "@adjoint/training";

/** What 500 steps of training leave behind, and how they were computed. */
export interface Fingerprint {
  /** SHA-256 of the parameters' bytes, little-endian, one after the other. */
  readonly sha256: string;
  readonly loss: number;
  /** Whether SIMD kernels did the work, and not their TypeScript twins. */
  readonly kernels: boolean;
}

/** Trains a network on the spiral and hashes its parameters: the same everywhere, by promise. */
export async function fingerprint(dtype: DType): Promise<Fingerprint> {
  const random = randomState(0);
  const { x, y } = spiral({ points: 100, classes: 3, random });
  const network = sequential(
    dense(2, 64, { random, dtype }),
    relu,
    dense(64, 3, { random, dtype }),
  );
  let last = Number.NaN;
  for (const { loss } of train(
    network,
    { x: asType(x, dtype), y },
    {
      loss: softmaxCrossEntropy,
      optimizer: adam({ learningRate: 0.02 }),
      epochs: 500,
    },
  )) {
    last = loss;
  }
  const values = parametersOf(network).map(({ value }) => value.data);
  const bytes = new Uint8Array(values.reduce((length, data) => length + data.byteLength, 0));
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of values) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { sha256, loss: last, kernels: kernelsRun() };
}
