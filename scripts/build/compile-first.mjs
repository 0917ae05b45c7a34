// Imported before a program that runs from the sources: they import the compiled kernels.
import { buildKernels } from "./kernels.mjs";

await buildKernels();
