export { type Guarded, guarded } from "./guarded.js";
export { type Given, type Kernel, type KernelOptions, kernel, type Operand } from "./kernel.js";
export { type KernelModule, kernelModule } from "./kernel-module.js";
export { kernelsRun } from "./kernels-run.js";
