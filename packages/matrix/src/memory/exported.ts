import type { DType } from "../core/types.js";

/** A function that a module exports: of addresses, then of numbers. */
export type Exported = (...parameters: readonly (number | undefined)[]) => number | undefined;

/** The functions of a module, by name. */
export type ExportedFunctions = Readonly<Record<string, Exported | undefined>>;

/** What a module exports for each dtype: two functions, or one that does not mind. */
export function versionsOf(
  functions: ExportedFunctions,
  exported: string,
  parameters: number,
): Readonly<Record<DType, Exported>> {
  const float32 = functions[`${exported}Float32`] ?? functions[exported];
  const float64 = functions[`${exported}Float64`] ?? functions[exported];
  if (float32?.length !== parameters || float64?.length !== parameters) {
    throw new TypeError(`kernel: the module exports no ${exported} of ${parameters} parameters`);
  }
  return { float32, float64 };
}

/** As many parameters as a kernel may have: `invoke` passes no more. */
export const MOST_PARAMETERS = 20;

/** Spelled out, for a spread list would be copied at every call; WebAssembly ignores the rest. */
export function invoke(run: Exported, p: readonly (number | undefined)[]): number {
  // biome-ignore format: lines of four
  return run(
    p[0], p[1], p[2], p[3],
    p[4], p[5], p[6], p[7],
    p[8], p[9], p[10], p[11],
    p[12], p[13], p[14], p[15],
    p[16], p[17], p[18], p[19],
  ) ?? 0;
}
