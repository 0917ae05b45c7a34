import type { DType, Matrix } from "@adjoint/matrix";
import { type Layer, type Op, parametersOf } from "@adjoint/pass";
import { type Rewindable, rewindable } from "../check/rewindable.js";
import type { ExportSettings, Made } from "./convention.js";

/** Whatever an export is: an op, a loss, or neither. */
export type Callable = (...given: readonly unknown[]) => unknown;

/** How many rows and columns of which format. */
export type Format = Pick<Matrix, "rows" | "columns" | "dtype">;

/** What is to be called for inputs of one format; a string says why nothing can be. */
export function callableFor(
  value: unknown,
  { create }: ExportSettings,
  format: Format,
  seed: number,
): Callable | string {
  if (create === undefined) {
    return typeof value === "function"
      ? (value as Callable)
      : `it is ${value === null ? "null" : typeof value}, and no function`;
  }
  const source = rewindable(seed);
  const made: unknown = create(madeOf(format, source));
  if (typeof made !== "function") return `its create gives ${typeof made}, and no function`;
  return repeating(made as Callable, source);
}

/** A float64 twin for a float32 op: the one that is given, or the factory's own. */
export function referenceFor(
  { reference, create }: ExportSettings,
  { rows, columns, dtype }: Format,
  seed: number,
): Callable | undefined {
  const make = reference ?? create;
  if (dtype !== "float32" || make === undefined) return undefined;
  const source = rewindable(seed);
  const exact: DType = "float64";
  return repeating(make(madeOf({ rows, columns, dtype: exact }, source)) as Callable, source);
}

function madeOf({ rows, columns, dtype }: Format, { random }: Rewindable): Made {
  return { rows, columns, dtype, random };
}

/** What draws from the factory's random state draws the same at each call. */
function repeating(made: Callable, { mark, rewind }: Rewindable): Callable {
  mark();
  const called: Callable = (...given) => {
    rewind();
    return made(...given);
  };
  return "parameters" in made
    ? Object.assign(called, { parameters: (made as unknown as Layer).parameters })
    : called;
}

/** The shape of the first parameter: it says how many columns a layer takes. */
export function firstParameter(callable: Callable): Matrix | undefined {
  return "parameters" in callable ? parametersOf(callable as unknown as Op)[0]?.value : undefined;
}
