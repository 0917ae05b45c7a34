import { describeShape } from "./describe-shape.js";
import { ShapeError } from "./errors.js";
import type { Matrix } from "./types.js";

/** NumPy's axis numbers: 0 runs down the columns, 1 along the rows; none is the whole matrix. */
export interface AxisOptions {
  /** @default the whole matrix */
  readonly axis?: 0 | 1 | undefined;
}

export function assertAxis(functionName: string, axis: unknown): void {
  if (axis !== undefined && axis !== 0 && axis !== 1) {
    throw new RangeError(`${functionName}: axis must be 0, 1 or left out, got ${String(axis)}`);
  }
}

/** The largest of nothing has no answer, so a reduced dimension must not be empty. */
export function assertNotEmpty(functionName: string, m: Matrix, axis: 0 | 1 | undefined): void {
  const reduced = axis === undefined ? m.data.length : axis === 0 ? m.rows : m.columns;
  const results = axis === undefined ? 1 : axis === 0 ? m.columns : m.rows;
  if (reduced === 0 && results > 0) {
    throw new ShapeError(`${functionName}: m ${describeShape(m)} has no elements to choose from`);
  }
}
