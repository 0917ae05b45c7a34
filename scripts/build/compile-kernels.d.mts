/** The bytes of one AssemblyScript file, compiled; `options` are the compiler's. */
export function compileKernels(source: string, options?: readonly string[]): Promise<Uint8Array>;
