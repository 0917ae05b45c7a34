export { type Guarded, guarded } from "./guarded.js";
export { kernel } from "./kernel.js";
export { type KernelModule, kernelModule } from "./kernel-module.js";
export type { Given, Kernel, KernelOptions, Operand } from "./kernel-types.js";
export { kernelsRun } from "./kernels-run.js";
