import { buildKernels } from "../build/kernels.mjs";

/** Before any test: the sources import the compiled kernels. */
export async function setup() {
  await buildKernels();
}
