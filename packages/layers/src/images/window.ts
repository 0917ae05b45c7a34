import { assertBoolean, type OptionNames } from "@adjoint/checks";
import type { ImageShape } from "./image-shape.js";
import { readSize, type Size } from "./size.js";

/** How a window moves over an image. */
export interface WindowOptions {
  /** Height and width of the window, integers of at least 1. */
  readonly kernelSize: Size;
  /** Zeros on each side of the image, integers of at least 0. @default 0 */
  readonly padding?: Size;
  /** How far the window moves, integers of at least 1. */
  readonly stride?: Size;
  /** How far apart its elements lie, integers of at least 1. @default 1 */
  readonly dilation?: Size;
  /** Whether a last window may end outside of image and padding. @default false */
  readonly ceilMode?: boolean;
}

export const WINDOW = {
  kernelSize: "required",
  padding: "optional",
  stride: "optional",
} as const satisfies OptionNames<Pick<WindowOptions, "kernelSize" | "padding" | "stride">>;

/** One axis of a window's way: element `k` of place `i` is element `i * stride - padding + k * dilation`. */
export interface Axis {
  /** Elements of the image. */
  readonly size: number;
  /** Elements of the window. */
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
  /** Places of the window, which is the size of the output. */
  readonly places: number;
}

/** A window's way over an image. */
export interface Window {
  readonly vertical: Axis;
  readonly horizontal: Axis;
}

/** The way of a window over images of a shape, when there is one. */
export function readWindow(
  functionName: string,
  shape: ImageShape,
  options: WindowOptions,
  defaultStride: Size,
): Window {
  const {
    kernelSize,
    stride = defaultStride,
    padding = 0,
    dilation = 1,
    ceilMode = false,
  } = options;
  const kernels = readSize(functionName, "kernelSize", kernelSize, 1);
  const strides = readSize(functionName, "stride", stride, 1);
  const paddings = readSize(functionName, "padding", padding, 0);
  const dilations = readSize(functionName, "dilation", dilation, 1);
  assertBoolean(functionName, "ceilMode", ceilMode);
  const axis = (side: "height" | "width"): Axis => {
    const given = {
      size: shape[side],
      kernel: kernels[side],
      stride: strides[side],
      padding: paddings[side],
      dilation: dilations[side],
    };
    const places = countPlaces(given, ceilMode);
    if (places >= 1) return { ...given, places };
    throw new RangeError(
      `${functionName}: a window of ${side} ${extentOf(given)} (kernelSize ${given.kernel}, dilation ${given.dilation}) must fit into the image's ${given.size} with padding ${given.padding} on both sides`,
    );
  };
  return { vertical: axis("height"), horizontal: axis("width") };
}

/** How many elements there are from a window's first to its last. */
function extentOf({ kernel, dilation }: Pick<Axis, "kernel" | "dilation">): number {
  return (kernel - 1) * dilation + 1;
}

function countPlaces(axis: Omit<Axis, "places">, ceilMode: boolean): number {
  const { size, stride, padding } = axis;
  const steps = (size + 2 * padding - extentOf(axis)) / stride;
  if (steps < 0) return 0;
  if (!ceilMode) return Math.floor(steps) + 1;
  // As in PyTorch, a window that begins behind the image is left out.
  const last = Math.ceil(steps);
  return last * stride >= size + padding ? last : last + 1;
}
