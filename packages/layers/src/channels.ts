import { assertInteger, describeValue } from "@adjoint/checks";
import { type Matrix, ShapeError } from "@adjoint/matrix";
import { describeShape } from "@adjoint/matrix/kit";
import { assertImageShape, assertImages, type ImageShape } from "./images/image-shape.js";

/** What a layer with one parameter a channel goes over: columns, each its own channel, or images. */
export type Channels = number | ImageShape;

/** How many channels there are, and how many columns each has. */
export function readChannels(functionName: string, shape: Channels) {
  if (typeof shape === "number") {
    assertInteger(functionName, "shape", shape, 1);
    return { channels: shape, size: 1 };
  }
  if (typeof shape !== "object" || shape === null) {
    throw new TypeError(
      `${functionName}: shape must be a number of columns, or { channels, height, width }, got ${describeValue(shape)}`,
    );
  }
  assertImageShape(functionName, "shape", shape);
  return { channels: shape.channels, size: shape.height * shape.width };
}

/** Throws unless the rows of x have these channels. */
export function assertChannels(functionName: string, x: Matrix, shape: Channels): void {
  if (typeof shape !== "number") assertImages(functionName, x, shape);
  else if (x.columns !== shape) {
    throw new ShapeError(`${functionName}: x ${describeShape(x)} must have ${shape} columns`);
  }
}
