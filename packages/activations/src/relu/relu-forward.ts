import type { Matrix } from "@adjoint/matrix";
import { beginKernelCall, isResident } from "@adjoint/matrix/kernels";
import { reluKernels, SHORT } from "./kernels.js";

type Data = Matrix["data"];

/** `max(x, 0)`: by a kernel where both lie in linear memory, else by its twin; the same bits. */
export function reluForward(x: Data, output: Data): void {
  const kernels = x.length >= SHORT && isResident(x, output) ? reluKernels() : undefined;
  if (kernels === undefined) {
    reluForwardPlain(x, output);
    return;
  }
  const forward = x.BYTES_PER_ELEMENT === 4 ? kernels.reluFloat32 : kernels.reluFloat64;
  const call = beginKernelCall();
  forward(call.input(x), call.output(output), x.length);
  call.end();
}

/** The TypeScript twin. */
export function reluForwardPlain(x: Data, output: Data): void {
  for (let k = 0; k < x.length; k++) {
    const value = x[k]!;
    // Not `value > 0 ? value : 0`, which would turn NaN into 0.
    output[k] = value < 0 ? 0 : value;
  }
}
