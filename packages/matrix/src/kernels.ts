export { type Guarded, guarded } from "./memory/guarded.js";
export { kernel } from "./memory/kernel.js";
export { type KernelModule, kernelModule } from "./memory/kernel-module.js";
export type { Given, Kernel, KernelOptions, Operand } from "./memory/kernel-types.js";
export { kernelsRun } from "./memory/kernels-run.js";
