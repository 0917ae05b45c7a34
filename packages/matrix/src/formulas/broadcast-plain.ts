import { describeValue } from "@adjoint/checks";
import type { Matrix } from "../core/types.js";
import { along, down } from "./broadcast-shapes.js";
import type { Formula } from "./formula.js";

type Data = Matrix["data"];

/** The twin: `y[i, j] = formula(a[i, j], b[i, j], c[i, j])`; what is repeated has strides of 0. */
export function broadcastPlain(
  functionName: string,
  formula: Formula,
  operands: readonly Matrix[],
  flat: boolean,
  rows: number,
  columns: number,
  to: Data,
): void {
  const a = operands[0]!;
  const b = operands[1] ?? a;
  const c = operands[2] ?? a;
  const count = operands.length;
  const alongA = along(a, flat);
  const alongB = along(b, flat);
  const alongC = along(c, flat);
  let at = 0;
  for (let i = 0; i < rows; i++) {
    let k = i * down(a);
    let l = i * down(b);
    let m = i * down(c);
    for (let j = 0; j < columns; j++) {
      // Written out: spread, the arguments would take four times as long.
      const value =
        count === 2
          ? formula(a.data[k]!, b.data[l]!)
          : count === 1
            ? formula(a.data[k]!)
            : formula(a.data[k]!, b.data[l]!, c.data[m]!);
      if (typeof value !== "number") throw noNumber(functionName, value);
      to[at++] = value;
      k += alongA;
      l += alongB;
      m += alongC;
    }
  }
}

/** Only code without types gives something else. */
function noNumber(functionName: string, value: unknown): TypeError {
  return new TypeError(
    `${functionName}: the formula must return a number, got ${describeValue(value)}`,
  );
}
