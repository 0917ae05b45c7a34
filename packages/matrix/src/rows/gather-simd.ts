import { gatherModule } from "../generated/gather.js";
import { isResident } from "../linear-memory/is-resident.js";
import { beginKernelCall } from "../linear-memory/kernel-call.js";
import { kernelModule } from "../linear-memory/kernel-module.js";
import type { Matrix } from "../types.js";

const gatherKernels = /* @__PURE__ */ kernelModule<{
  readonly gatherRows: (
    from: number,
    indices: number,
    to: number,
    count: number,
    bytes: number,
  ) => void;
}>(gatherModule);

/** Copies rows inside linear memory, and tells whether it did: not if either side lies elsewhere. */
export function gatherSimd(m: Matrix, indices: ArrayLike<number>, result: Matrix): boolean {
  if (!isResident(m.data, result.data)) return false;
  const kernels = gatherKernels();
  if (kernels === undefined) return false;
  const call = beginKernelCall();
  kernels.gatherRows(
    call.input(m.data),
    call.indices(indices),
    call.output(result.data),
    indices.length,
    m.columns * m.data.BYTES_PER_ELEMENT,
  );
  call.end();
  return true;
}
