import type { Matrix } from "../core/types.js";

/**
 * What a kernel does with an operand, and what the operand is called in messages: `in` is read,
 * `out` is written, every element of it, `inout` is both. `indices` are integers in [0, 2³²), read,
 * and `scratch` is room for so many bytes.
 */
export type Operand = `${"in" | "out" | "inout" | "indices" | "scratch"} ${string}`;

/** What is given for an operand. */
export type Given<O> = O extends `indices ${string}`
  ? ArrayLike<number>
  : O extends `scratch ${string}`
    ? number
    : Matrix | undefined;

/** How a kernel is called, and when it is worth it. */
export interface KernelOptions<
  Operands extends readonly Operand[],
  Numbers extends readonly string[],
> {
  /** Its first parameters: the addresses of these, in this order. */
  readonly operands: Operands;
  /** Its other parameters: what numbers they are. */
  readonly numbers: Numbers;
  /**
   * The least work the kernel does sooner than its twin: where its operands lie in linear memory,
   * and where they must be copied there and back. `Infinity` for what is never worth a copy.
   */
  readonly least: { readonly resident: number; readonly copied: number };
  /**
   * Whether an element of the result depends on the same element of its operands alone, so that the
   * result may be written over one of them. @default false
   */
  readonly elementwise?: boolean;
}

/**
 * Calls a kernel, and answers what it returned, 0 for nothing; undefined when it did not run and
 * the twin must.
 *
 * @param work how much there is to do, in the unit of `least`
 * @param operands what the addresses stand for; undefined for one that may be left out
 * @param numbers the other parameters
 */
export type Kernel<Operands extends readonly Operand[], Numbers extends readonly string[]> = (
  work: number,
  operands: { readonly [K in keyof Operands]: Given<Operands[K]> },
  ...numbers: { readonly [K in keyof Numbers]: number }
) => number | undefined;
