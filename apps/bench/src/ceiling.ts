import { fileURLToPath } from "node:url";
import type { Job, Prepared } from "./servers/protocol.js";

/** What is used of WebAssembly, which the types of Node do not declare. */
interface Host {
  readonly WebAssembly: {
    readonly instantiate: (
      bytes: Uint8Array,
      imports: object,
    ) => Promise<{ readonly instance: { readonly exports: unknown } }>;
  };
}

interface Kernels {
  readonly float32: (count: number, factor: number, term: number) => number;
  readonly float64: (count: number, factor: number, term: number) => number;
}

/** Operations of one time through the loop of ceiling.kernel.ts. */
const OPERATIONS = { float32: 96, float64: 48 } as const;

/** As for the packages' kernels, without a memory: it is not touched. */
const OPTIONS = ["--runtime", "stub", "-O3", "--noAssert", "--enable", "simd"];

/** Compiles ceiling.kernel.ts. */
export async function ceilingKernels(): Promise<Kernels> {
  const compiler = new URL("../../../scripts/build/compile-kernels.mjs", import.meta.url).href;
  const { compileKernels } = (await import(compiler)) as {
    compileKernels: (source: string, options: readonly string[]) => Promise<Uint8Array>;
  };
  // From here and from dist, where this module is built to, but not its kernel.
  const source = fileURLToPath(new URL("../src/ceiling.kernel.ts", import.meta.url));
  const { WebAssembly } = globalThis as unknown as Host;
  const { instance } = await WebAssembly.instantiate(await compileKernels(source, OPTIONS), {});
  return instance.exports as Kernels;
}

/** As many operations as the work it is compared with, at the highest rate there is. */
export function ceiling(compiled: Promise<Kernels>) {
  return async ({ params }: Job): Promise<Prepared> => {
    const kernels = await compiled;
    const dtype = params.dtype as keyof typeof OPERATIONS;
    const count = Math.ceil((params.operations as number) / OPERATIONS[dtype]);
    // Its chains settle at 1: neither overflow nor subnormal numbers.
    const run = () => kernels[dtype](count, 0.5, 0.5);
    return { run, check: () => [] };
  };
}
