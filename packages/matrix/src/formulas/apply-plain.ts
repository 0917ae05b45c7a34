import { describeValue } from "@adjoint/checks";
import type { Matrix } from "../core/types.js";
import type { Formula } from "./formula.js";

/** `to[j][k] = formula(from[0][k], from[1][k], ..., ...settings)[j]` for every k. */
export function applyPlain(
  name: string,
  formula: Formula,
  from: readonly Matrix[],
  to: readonly Matrix[],
  settings: readonly number[],
): void {
  const [a, b, c] = from.map(({ data }) => data);
  const first = to[0]!.data;
  const written = settings.length === 0 ? from.length : 0;
  /** The elements in turn, and the settings. */
  const numbers = [...from.map(() => 0), ...settings];
  for (let k = 0; k < first.length; k++) {
    let value: number | readonly number[];
    // Written out: spread, the arguments would take four times as long.
    if (written === 1) value = formula(a![k]!);
    else if (written === 2) value = formula(a![k]!, b![k]!);
    else if (written === 3) value = formula(a![k]!, b![k]!, c![k]!);
    else {
      for (let i = 0; i < from.length; i++) numbers[i] = from[i]!.data[k]!;
      value = formula(...numbers);
    }
    if (typeof value === "number" && to.length === 1) first[k] = value;
    else writeAll(name, to, k, value);
  }
}

/** Only code without types gives something else than as many numbers as there are results. */
function writeAll(name: string, to: readonly Matrix[], k: number, values: unknown): void {
  if (!Array.isArray(values) || values.length !== to.length) {
    const wanted = to.length === 1 ? "a number" : `an array of ${to.length} numbers`;
    throw new TypeError(`${name}: the formula must return ${wanted}, got ${describeValue(values)}`);
  }
  for (let j = 0; j < to.length; j++) to[j]!.data[k] = values[j];
}
