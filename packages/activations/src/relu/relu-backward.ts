import type { Matrix } from "@adjoint/matrix";
import { beginKernelCall, isResident } from "@adjoint/matrix/kernels";
import { reluKernels, SHORT } from "./kernels.js";

type Data = Matrix["data"];

/** dOutput where the output is positive, else 0: by a kernel where all is in linear memory. */
export function reluBackward(output: Data, dOutput: Data, dInput: Data): void {
  const resident = output.length >= SHORT && isResident(output, dOutput, dInput);
  const kernels = resident ? reluKernels() : undefined;
  if (kernels === undefined) {
    reluBackwardPlain(output, dOutput, dInput);
    return;
  }
  const single = output.BYTES_PER_ELEMENT === 4;
  const backward = single ? kernels.reluBackwardFloat32 : kernels.reluBackwardFloat64;
  const call = beginKernelCall();
  backward(call.input(output), call.input(dOutput), call.output(dInput), output.length);
  call.end();
}

/** The TypeScript twin. The output is positive just where the input is. */
export function reluBackwardPlain(output: Data, dOutput: Data, dInput: Data): void {
  for (let k = 0; k < output.length; k++) dInput[k] = output[k]! > 0 ? dOutput[k]! : 0;
}
