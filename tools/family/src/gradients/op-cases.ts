import type { MakeOp, OpMember } from "../types.js";
import { SHAPES } from "./shapes.js";
import type { GradientCase } from "./types.js";

/** An op with its defaults, and with each of its other options. */
export function opCases({ name, make, variants, takes }: OpMember): readonly GradientCase[] {
  const shapes = SHAPES.filter(takes);
  const ways: readonly (readonly [string, MakeOp])[] = [
    [name, make],
    ...Object.entries(variants).map(([words, way]) => [`${name}, ${words}`, way] as const),
  ];
  return ways.map(([words, way]) => ({
    name: words,
    shapes,
    make: ({ rows, columns, dtype, random, normal }) => ({
      x: normal(rows, columns),
      op: way({ columns, dtype, random }),
      // gradcheck gives it the values of the parameters.
      ...(dtype === "float32" && { reference: way({ columns, dtype: "float64", random }) }),
    }),
  }));
}
