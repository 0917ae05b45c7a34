import { assertInteger } from "@adjoint/checks";
import { type Matrix, ShapeError } from "@adjoint/matrix";
import { describeShape } from "@adjoint/matrix/kit";
import {
  assertImageShape,
  assertImages,
  columnsOfImage,
  type ImageShape,
} from "./images/image-shape.js";
import {
  assertSequenceShape,
  assertSequences,
  type SequenceShape,
} from "./sequences/sequence-shape.js";

/** What a row is: a number of columns, an image, or a sequence. */
export type RowShape = number | ImageShape | SequenceShape;

/** How many columns a row of a shape has, when it is one. */
export function readRowShape(functionName: string, name: string, shape: RowShape): number {
  if (typeof shape === "number") {
    assertInteger(functionName, name, shape, 1);
    return shape;
  }
  if (isSequence(shape)) {
    assertSequenceShape(functionName, name, shape);
    return shape.time * shape.features;
  }
  assertImageShape(functionName, name, shape);
  return columnsOfImage(shape);
}

/** Throws unless the rows of x are of this shape. */
export function assertRows(functionName: string, x: Matrix, shape: RowShape): void {
  if (typeof shape !== "number") {
    if (isSequence(shape)) assertSequences(functionName, x, shape);
    else assertImages(functionName, x, shape);
  } else if (x.columns !== shape) {
    throw new ShapeError(`${functionName}: x ${describeShape(x)} must have ${shape} columns`);
  }
}

function isSequence(shape: ImageShape | SequenceShape): shape is SequenceShape {
  return typeof shape === "object" && shape !== null && "time" in shape;
}
