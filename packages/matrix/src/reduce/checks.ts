import { assertOptions, describeValue, type OptionNames } from "@adjoint/checks";
import { assertMatrix } from "../core/assert-matrix.js";
import { describeShape } from "../core/describe-shape.js";
import { ShapeError } from "../core/errors.js";
import type { Matrix } from "../core/types.js";
import type { AxisOptions } from "./axis-options.js";

const AXIS: OptionNames<AxisOptions> = { axis: "optional" };

/** What a reduction is given: the matrix and its axis, in a record. */
export function assertReductionOperand(
  functionName: string,
  m: Matrix,
  options: AxisOptions,
): void {
  assertMatrix(functionName, "m", m);
  const given: unknown = options;
  if (typeof given === "number") {
    throw new TypeError(
      `${functionName}: options must be an object { axis }, got ${describeValue(given)}; write { axis: ${given} }`,
    );
  }
  assertOptions(functionName, options, AXIS);
  const axis: unknown = options.axis;
  if (axis === undefined || axis === 0 || axis === 1) return;
  const message = `${functionName}: axis must be 0, 1 or left out, got ${describeValue(axis)}`;
  throw typeof axis === "number" ? new RangeError(message) : new TypeError(message);
}

/** The largest of nothing has no answer, so a reduced dimension must not be empty. */
export function assertNotEmpty(functionName: string, m: Matrix, axis: 0 | 1 | undefined): void {
  const reduced = axis === undefined ? m.data.length : axis === 0 ? m.rows : m.columns;
  const results = axis === undefined ? 1 : axis === 0 ? m.columns : m.rows;
  if (reduced === 0 && results > 0) {
    throw new ShapeError(`${functionName}: m ${describeShape(m)} has no elements to choose from`);
  }
}
