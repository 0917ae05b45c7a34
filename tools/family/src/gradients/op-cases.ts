import { randomState } from "@adjoint/random";
import type { MakeOp, OpMember } from "../types.js";
import { SHAPES } from "./shapes.js";
import type { GradientCase } from "./types.js";

/** An op with its defaults, and with each of its other options; in training too, where that differs. */
export function opCases(member: OpMember): readonly GradientCase[] {
  const { name, make, variants, differsInTraining = false } = member;
  const ways: readonly (readonly [string, MakeOp])[] = [
    [name, make],
    ...Object.entries(variants).map(([words, way]) => [`${name}, ${words}`, way] as const),
  ];
  return ways.flatMap(([words, way]) => [
    opCase(words, way, member, false),
    ...(differsInTraining ? [opCase(`${words}, in training`, way, member, true)] : []),
  ]);
}

function opCase(name: string, make: MakeOp, { takes }: OpMember, training: boolean): GradientCase {
  return {
    name,
    shapes: SHAPES.filter(takes),
    make: ({ rows, columns, dtype, random, normal }) => ({
      x: normal(rows, columns),
      op: make({ columns, dtype, random }),
      // gradcheck gives it the values of the parameters.
      ...(dtype === "float32" && { reference: make({ columns, dtype: "float64", random }) }),
      // And it has every forward draw the same.
      ...(training && { context: { training, random: randomState(random.randint(0, 1000)) } }),
    }),
  };
}
