import type { DType } from "../core/types.js";

/** A function that a module exports: of addresses, then of numbers. */
export type Exported = (...parameters: readonly (number | undefined)[]) => number | undefined;

/** What a module exports for each dtype: two functions, or one that does not mind. */
export function versionsOf(
  functions: Readonly<Record<string, Exported | undefined>>,
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

/** Spelled out, for a list of parameters would be made at every call; WebAssembly ignores the rest. */
export function invoke(
  run: Exported,
  at: readonly number[],
  n0: number | undefined,
  n1: number | undefined,
  n2: number | undefined,
  n3: number | undefined,
  n4: number | undefined,
  n5: number | undefined,
  n6: number | undefined,
  n7: number | undefined,
  n8: number | undefined,
): number | undefined {
  switch (at.length) {
    case 2:
      return run(at[0], at[1], n0, n1, n2, n3, n4, n5, n6, n7, n8);
    case 3:
      return run(at[0], at[1], at[2], n0, n1, n2, n3, n4, n5, n6, n7, n8);
    case 4:
      return run(at[0], at[1], at[2], at[3], n0, n1, n2, n3, n4, n5, n6, n7, n8);
    case 5:
      return run(at[0], at[1], at[2], at[3], at[4], n0, n1, n2, n3, n4, n5, n6, n7, n8);
    case 6:
      return run(at[0], at[1], at[2], at[3], at[4], at[5], n0, n1, n2, n3, n4, n5, n6, n7, n8);
    case 7:
      return run(
        at[0],
        at[1],
        at[2],
        at[3],
        at[4],
        at[5],
        at[6],
        n0,
        n1,
        n2,
        n3,
        n4,
        n5,
        n6,
        n7,
        n8,
      );
    default:
      return run(...at, n0, n1, n2, n3, n4, n5, n6, n7, n8);
  }
}
