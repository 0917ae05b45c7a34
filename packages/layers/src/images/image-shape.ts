import { assertInteger, assertOptions, describeValue, type OptionNames } from "@adjoint/checks";
import { type Matrix, ShapeError } from "@adjoint/matrix";
import { describeShape } from "@adjoint/matrix/kit";
import type { Op } from "@adjoint/pass";

/** An image in a row: channel by channel, in each of them line by line. PyTorch's order. */
export interface ImageShape {
  /** Colours, or features of a place; an integer of at least 1. */
  readonly channels: number;
  /** Lines; an integer of at least 1. */
  readonly height: number;
  /** Elements of a line; an integer of at least 1. */
  readonly width: number;
}

/** An op whose output rows are images. */
export interface ImageOp extends Op {
  /** What the next layer gets. */
  readonly outputShape: ImageShape;
}

const IMAGE: OptionNames<ImageShape> = {
  channels: "required",
  height: "required",
  width: "required",
};

export function assertImageShape(
  functionName: string,
  name: string,
  shape: unknown,
): asserts shape is ImageShape {
  if (typeof shape !== "object" || shape === null) {
    throw new TypeError(
      `${functionName}: ${name} must be a shape { channels, height, width }, got ${describeValue(shape)}`,
    );
  }
  assertOptions(`${functionName}: ${name}`, shape, IMAGE);
  const { channels, height, width } = shape as ImageShape;
  assertInteger(functionName, `${name}.channels`, channels, 1);
  assertInteger(functionName, `${name}.height`, height, 1);
  assertInteger(functionName, `${name}.width`, width, 1);
}

/** How many columns a row of this shape has. */
export function columnsOfImage({ channels, height, width }: ImageShape): number {
  return channels * height * width;
}

/** Throws unless the rows of x are as long as images of a shape. */
export function assertImages(functionName: string, x: Matrix, shape: ImageShape): void {
  const columns = columnsOfImage(shape);
  if (x.columns === columns) return;
  const { channels, height, width } = shape;
  throw new ShapeError(
    `${functionName}: x ${describeShape(x)} must have ${channels} x ${height} x ${width} = ${columns} columns, those of { channels: ${channels}, height: ${height}, width: ${width} }`,
  );
}
