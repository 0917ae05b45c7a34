export { type Guarded, guarded } from "./guarded.js";
export { isResident } from "./is-resident.js";
export { beginKernelCall, type KernelCall } from "./kernel-call.js";
export { type KernelModule, kernelModule } from "./kernel-module.js";
export { kernelsRun } from "./kernels-run.js";
