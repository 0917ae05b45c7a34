import type { Matrix } from "@adjoint/matrix";
import type { Window } from "../protocol.js";
import type { Run } from "../run/run.js";

/** The plane of points and rules of a person: from -1 to 1, with some room. */
export const OWN_PLANE: Window = { x: 0, y: 0, extent: 1.05 };

/** The part of the plane that is shown of a run. */
export function windowOfRun({ experiment: { hasOwnPlane, data } }: Run): Window {
  return hasOwnPlane ? OWN_PLANE : windowOf(data.x);
}

/** The least square around all points, with some room. */
function windowOf({ rows, columns, data }: Matrix): Window {
  const low = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const high = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  // Points of a curve have no second coordinate.
  const at = (row: number, axis: number) => (axis < columns ? data[row * columns + axis]! : 0);
  for (let i = 0; i < 2 * rows; i++) {
    const value = at(i >> 1, i % 2);
    low[i % 2] = Math.min(low[i % 2]!, value);
    high[i % 2] = Math.max(high[i % 2]!, value);
  }
  const extent = 0.55 * Math.max(high[0]! - low[0]!, high[1]! - low[1]!);
  const middle = (axis: 0 | 1) => (low[axis]! + high[axis]!) / 2;
  // Points that are all one still need a plane around them.
  return { x: middle(0), y: middle(1), extent: extent > 0 ? extent : 1 };
}
