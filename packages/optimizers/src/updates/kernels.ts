import { kernelModule } from "@adjoint/matrix/kernels";
import { updatesModule } from "../generated/updates.js";

type Adam = (
  value: number,
  gradient: number,
  mean: number,
  meanSquare: number,
  largestSquare: number,
  length: number,
  beta1: number,
  beta2: number,
  newShare1: number,
  newShare2: number,
  epsilon: number,
  decay: number,
  stepSize: number,
  rootCorrection: number,
) => void;

type Sgd = (
  value: number,
  gradient: number,
  velocity: number,
  length: number,
  rate: number,
  momentum: number,
  newShare: number,
  decay: number,
  nesterov: boolean,
  first: boolean,
) => void;

/** The SIMD updates; an operand at address 0 is none. */
export const updateKernels = /* @__PURE__ */ kernelModule<{
  readonly adamFloat32: Adam;
  readonly adamFloat64: Adam;
  readonly sgdFloat32: Sgd;
  readonly sgdFloat64: Sgd;
}>(updatesModule);
