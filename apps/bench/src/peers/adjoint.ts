import { ceiling, ceilingKernels } from "../ceiling.js";
import type { Job, Peer } from "../servers/protocol.js";
import { convolution } from "./adjoint/convolution.js";
import { exponentials } from "./adjoint/exponentials.js";
import { fusedLoss } from "./adjoint/fused-loss.js";
import { product } from "./adjoint/product.js";
import { trainingStep } from "./adjoint/training-step.js";

/** Our own packages, as any user would use them, and what the machine could do at most. */
export function adjoint(): Peer {
  let compiled: ReturnType<typeof ceilingKernels> | undefined;
  return {
    version: "this repository",
    workloads: {
      step: trainingStep,
      convolution,
      product,
      loss: fusedLoss,
      exp: exponentials,
      ceiling: (job: Job) => {
        compiled ??= ceilingKernels();
        return ceiling(compiled)(job);
      },
    },
  };
}
