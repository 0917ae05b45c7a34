import type { Matrix } from "@adjoint/matrix";
import type { Axis, Window } from "./window.js";

type Data = Matrix["data"];

/**
 * The elements of all windows over some channels of one image, with a column for each place:
 * `patches` [channels * kernel height * kernel width, places]. Outside of the image they are 0.
 */
export function im2col(image: Data, start: number, window: Window, patches: Matrix): void {
  const { vertical, horizontal } = window;
  const { data: to, columns: places } = patches;
  const from = image;
  const { stride } = horizontal;
  eachKernelElement(window, patches.rows, (row, channel, y, x) => {
    const { first, end } = placesInside(horizontal, x);
    const place = row * places;
    for (let i = 0; i < vertical.places; i++) {
      const line = i * vertical.stride + y;
      const target = place + i * horizontal.places;
      if (line < 0 || line >= vertical.size) {
        to.fill(0, target, target + horizontal.places);
        continue;
      }
      const source = start + (channel * vertical.size + line) * horizontal.size + x;
      for (let j = 0; j < first; j++) to[target + j] = 0;
      for (let j = first; j < end; j++) to[target + j] = from[source + j * stride]!;
      for (let j = end; j < horizontal.places; j++) to[target + j] = 0;
    }
  });
}

/** The way back from `im2col`: adds each element of `patches` to the element of the image it is of. */
export function col2im(patches: Matrix, window: Window, image: Data, start: number): void {
  const { vertical, horizontal } = window;
  const { data: from, columns: places } = patches;
  const to = image;
  const { stride } = horizontal;
  eachKernelElement(window, patches.rows, (row, channel, y, x) => {
    const { first, end } = placesInside(horizontal, x);
    for (let i = 0; i < vertical.places; i++) {
      const line = i * vertical.stride + y;
      if (line < 0 || line >= vertical.size) continue;
      const source = row * places + i * horizontal.places;
      const target = start + (channel * vertical.size + line) * horizontal.size + x;
      for (let j = first; j < end; j++) to[target + j * stride]! += from[source + j]!;
    }
  });
}

/** Goes over the rows of patches; y and x are where the element lies at the window's first place. */
function eachKernelElement(
  { vertical, horizontal }: Window,
  rows: number,
  visit: (row: number, channel: number, y: number, x: number) => void,
): void {
  let row = 0;
  for (let channel = 0; row < rows; channel++) {
    for (let i = 0; i < vertical.kernel; i++) {
      const y = i * vertical.dilation - vertical.padding;
      for (let j = 0; j < horizontal.kernel; j++) {
        visit(row, channel, y, j * horizontal.dilation - horizontal.padding);
        row += 1;
      }
    }
  }
}

/** From which place to which an element that begins at x lies inside of the image. */
function placesInside({ size, stride, places }: Axis, x: number) {
  const end = Math.max(0, Math.min(places, Math.ceil((size - x) / stride)));
  const first = Math.min(end, Math.max(0, Math.ceil(-x / stride)));
  return { first, end };
}
