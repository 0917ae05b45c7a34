import type { Experiment } from "@adjoint/experiment";

/** For each training point, minus the gradient of the loss by its coordinates: where it is pulled. */
export function arrowsOf({ network, data, loss }: Experiment): Float32Array {
  const pass = network(data.x);
  const dx = pass.backward(loss(pass.output, data.targets).backward());
  return Float32Array.from(dx.data, (value) => -value);
}
