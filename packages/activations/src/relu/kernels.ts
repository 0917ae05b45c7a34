import { kernelModule } from "@adjoint/matrix/kernels";
import { reluModule } from "../generated/relu.js";

type Forward = (from: number, to: number, length: number) => void;
type Backward = (output: number, dOutput: number, dInput: number, length: number) => void;

/** Below this many elements the twin is done before a call is. */
export const SHORT = 32;

export const reluKernels = /* @__PURE__ */ kernelModule<{
  readonly reluFloat32: Forward;
  readonly reluFloat64: Forward;
  readonly reluBackwardFloat32: Backward;
  readonly reluBackwardFloat64: Backward;
}>(reluModule);
