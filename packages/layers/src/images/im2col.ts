import type { Matrix } from "@adjoint/matrix";
import { imagesThreshold, kernel } from "@adjoint/matrix/kit";
import { im2colModule } from "../generated/im2col.js";
import { type Crop, col2imPlain, im2colPlain } from "./im2col.plain.js";
import type { Window } from "./window.js";

const runForward = /* @__PURE__ */ kernel("conv2d", im2colModule, "im2col", {
  operands: ["in x", "out patches", "indices geometry"],
  numbers: [],
  least: imagesThreshold,
});
const runBackward = /* @__PURE__ */ kernel("conv2d.backward", im2colModule, "col2im", {
  operands: ["in patches", "inout dInput", "indices geometry"],
  numbers: [],
  least: imagesThreshold,
});

/**
 * The elements of all windows over a crop, with a column for each place of each image:
 * `patches` [channels * kernel height * kernel width, images * places]. Outside of the image they are 0.
 */
export function im2col(x: Matrix, crop: Crop, window: Window, patches: Matrix): void {
  const { length } = patches.data;
  if (runForward(length, [x, patches, geometryOf(crop, window)]) === undefined) {
    im2colPlain(x, crop, window, patches);
  }
}

/** The way back from `im2col`: adds each element of `patches` to the element of the image it is of. */
export function col2im(patches: Matrix, window: Window, dInput: Matrix, crop: Crop): void {
  const { length } = patches.data;
  if (runBackward(length, [patches, dInput, geometryOf(crop, window)]) === undefined) {
    col2imPlain(patches, window, dInput, crop);
  }
}

/** What the kernels read, in their order. */
function geometryOf(
  { images, start, distance, channels }: Crop,
  { vertical: v, horizontal: h }: Window,
): readonly number[] {
  return [
    ...[images, start, distance, channels],
    ...[v.size, h.size, v.kernel, h.kernel, v.stride, h.stride],
    ...[v.padding, h.padding, v.dilation, h.dilation, v.places, h.places],
  ];
}
