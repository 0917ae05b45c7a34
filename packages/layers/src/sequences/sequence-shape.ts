import { assertInteger, assertOptions, describeValue, type OptionNames } from "@adjoint/checks";
import { type Matrix, ShapeError } from "@adjoint/matrix";
import { describeShape } from "@adjoint/matrix/kit";

/** A sequence in a row: time after time, at each of them feature by feature. PyTorch's order. */
export interface SequenceShape {
  /** How many times there are; an integer of at least 1. */
  readonly time: number;
  /** Numbers of each time; an integer of at least 1. */
  readonly features: number;
}

const SEQUENCE: OptionNames<SequenceShape> = { time: "required", features: "required" };

export function assertSequenceShape(
  functionName: string,
  name: string,
  shape: unknown,
): asserts shape is SequenceShape {
  if (typeof shape !== "object" || shape === null) {
    throw new TypeError(
      `${functionName}: ${name} must be a shape { time, features }, got ${describeValue(shape)}`,
    );
  }
  assertOptions(`${functionName}: ${name}`, shape, SEQUENCE);
  const { time, features } = shape as SequenceShape;
  assertInteger(functionName, `${name}.time`, time, 1);
  assertInteger(functionName, `${name}.features`, features, 1);
}

/** Throws unless the rows of x are as long as sequences of a shape. */
export function assertSequences(
  functionName: string,
  x: Matrix,
  { time, features }: SequenceShape,
): void {
  if (x.columns === time * features) return;
  throw new ShapeError(
    `${functionName}: x ${describeShape(x)} must have ${time} x ${features} = ${time * features} columns, those of { time: ${time}, features: ${features} }`,
  );
}
