import { assertOptions } from "@adjoint/checks";
import type { DType, Matrix } from "@adjoint/matrix";
import { allocateApart, allocateFresh, assertSameShape } from "@adjoint/matrix/kit";
import { assertInput, type Op } from "@adjoint/pass";
import { nameOp } from "../make-layer.js";
import {
  assertImageShape,
  assertImages,
  columnsOfImage,
  type ImageOp,
  type ImageShape,
} from "./image-shape.js";
import { type Axis, readWindow, type Window, type WindowOptions } from "./window.js";

/** A pool's two ways, and what its forward leaves for its backward. */
interface Pool {
  readonly forward: (x: Matrix, output: Matrix, kept: Matrix | undefined) => void;
  /** Adds to `dInput`, which is 0. */
  readonly backward: (dOutput: Matrix, dInput: Matrix, kept: Matrix | undefined) => void;
  /** In which number format something is kept for each element of the output. @default nothing is */
  readonly keeps?: (dtype: DType) => DType;
}

/** The way of a pool's window: by default it moves by its own size, so that no element is in two. */
export function readPool(
  functionName: string,
  shape: ImageShape,
  options: WindowOptions,
  names: Readonly<Record<string, "required" | "optional">>,
): Window {
  assertImageShape(functionName, "shape", shape);
  assertOptions(functionName, options, names);
  const window = readWindow(functionName, shape, options, options.kernelSize);
  assertReachesImage(functionName, "height", window.vertical);
  assertReachesImage(functionName, "width", window.horizontal);
  return window;
}

/** Throws when all of a window lies in the padding somewhere: it would have no largest element and no mean. */
function assertReachesImage(functionName: string, side: string, axis: Axis): void {
  const { size, kernel, stride, padding, dilation, places } = axis;
  for (let place = 0; place < places; place++) {
    const start = place * stride - padding;
    let reaches = false;
    for (let k = 0; k < kernel; k++) {
      const at = start + k * dilation;
      reaches ||= at >= 0 && at < size;
    }
    if (reaches) continue;
    throw new RangeError(
      `${functionName}: with padding ${padding}, a window of kernelSize ${kernel} lies outside of the image's ${side} ${size}`,
    );
  }
}

/** An op that pools each channel of each image, and knows the shape of what it gives. */
export function poolOp(
  functionName: string,
  shape: ImageShape,
  { vertical, horizontal }: Pick<Window, "vertical" | "horizontal">,
  pool: Pool,
): ImageOp {
  const outputShape = {
    channels: shape.channels,
    height: vertical.places,
    width: horizontal.places,
  };
  const columns = columnsOfImage(outputShape);
  const forward: Op = (x, context) => {
    assertInput(functionName, x, context);
    assertImages(functionName, x, shape);
    const given = context?.allocate ?? allocateFresh;
    const allocate = allocateApart(functionName, given, [x]);
    const { rows, dtype } = x;
    const output = allocate(rows, columns, dtype);
    const kept = pool.keeps && allocate(rows, columns, pool.keeps(dtype));
    pool.forward(x, output, kept);
    const backward = (dOutput: Matrix): Matrix => {
      assertSameShape(`${functionName}.backward`, "dOutput", dOutput, "output", output);
      const inUse = kept ? [dOutput, kept] : [dOutput];
      const room = allocateApart(`${functionName}.backward`, given, inUse);
      const dInput = room(rows, x.columns, dtype);
      dInput.data.fill(0);
      pool.backward(dOutput, dInput, kept);
      return dInput;
    };
    return { output, backward };
  };
  return Object.assign(nameOp(functionName, forward), { outputShape });
}
