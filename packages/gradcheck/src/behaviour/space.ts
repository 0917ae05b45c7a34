import type { Matrix } from "@adjoint/matrix";
import type { RandomState } from "@adjoint/random";
import { type Bounds, UNBOUNDED } from "../numerics/line.js";
import type { Domain } from "../types.js";

/** Where x may be moved. */
export interface Space {
  readonly bounds: Bounds;
  /** Whether rows go on summing to what they sum to. */
  readonly simplex: boolean;
}

/** Where parameters may be moved. */
export const ANYWHERE: Space = { bounds: UNBOUNDED, simplex: false };

export function spaceOf(domain: Domain | undefined, simplex: boolean): Space {
  const whole = simplex ? { low: 0, high: 1 } : UNBOUNDED;
  return { bounds: { low: domain?.low ?? whole.low, high: domain?.high ?? whole.high }, simplex };
}

/** Moves every entry by a random share of its size, about `share`; zeros by one of their matrix. */
export function nudge(m: Matrix, share: number, { bounds, simplex }: Space, random: RandomState) {
  const { data, columns } = m;
  let squares = 0;
  for (const value of data) squares += value * value;
  const typical = Math.sqrt(squares / data.length);
  const original = data.slice();
  for (let k = 0; k < data.length; k++) {
    const value = original[k]!;
    const size = value === 0 ? typical || 1 : Math.max(Math.abs(value), 0.01 * typical);
    const sign = random.random() < 0.5 ? -1 : 1;
    const amount = sign * random.uniform(0.5, 1.5) * share * size;
    // Inside the domain, to whichever side that is; on a simplex what is 0 stays so.
    const inside = [value + amount, value - amount].find(
      (moved) => moved > bounds.low && moved < bounds.high,
    );
    data[k] = simplex && value === 0 ? 0 : (inside ?? value);
  }
  if (!simplex) return;
  for (let start = 0; start < data.length; start += columns) {
    const total = (row: ArrayLike<number>) => {
      let sum = 0;
      for (let k = start; k < start + columns; k++) sum += row[k]!;
      return sum;
    };
    const factor = total(original) / total(data);
    for (let k = start; k < start + columns; k++) data[k] = data[k]! * factor;
  }
}
