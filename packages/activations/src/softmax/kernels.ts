import { kernelModule } from "@adjoint/matrix/kernels";
import { softmaxModule } from "../generated/softmax.js";

type Forward = (from: number, to: number, rows: number, columns: number) => void;
type Backward = (p: number, dOutput: number, dInput: number, rows: number, columns: number) => void;

export const softmaxKernels = /* @__PURE__ */ kernelModule<{
  readonly softmaxFloat32: Forward;
  readonly softmaxFloat64: Forward;
  readonly softmaxBackwardFloat32: Backward;
  readonly softmaxBackwardFloat64: Backward;
}>(softmaxModule);
