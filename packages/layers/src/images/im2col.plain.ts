import type { Matrix } from "@adjoint/matrix";
import type { Axis, Window } from "./window.js";

/** Some channels, side by side, of some images of a batch. */
export interface Crop {
  readonly images: number;
  readonly channels: number;
  /** Where the first channel of the first image begins. */
  readonly start: number;
  /** Elements from an image to the next. */
  readonly distance: number;
}

/** The twin of the kernel. */
export function im2colPlain(x: Matrix, crop: Crop, window: Window, patches: Matrix): void {
  const { vertical, horizontal } = window;
  const { size: width, stride, places } = horizontal;
  const from = x.data;
  const to = patches.data;
  let target = 0;
  eachKernelElement(window, crop.channels, (offset, y, x, first, end) => {
    for (let image = 0; image < crop.images; image++) {
      const channel = crop.start + image * crop.distance + offset;
      for (let i = 0; i < vertical.places; i++) {
        const line = i * vertical.stride + y;
        const isInside = line >= 0 && line < vertical.size;
        const low = isInside ? first : 0;
        const high = isInside ? end : 0;
        const source = channel + line * width + x;
        let j = 0;
        for (; j < low; j++) to[target + j] = 0;
        for (; j < high; j++) to[target + j] = from[source + j * stride]!;
        for (; j < places; j++) to[target + j] = 0;
        target += places;
      }
    }
  });
}

/** The twin of the way back. An element of the image gets what is added in the order of the patches' rows. */
export function col2imPlain(patches: Matrix, window: Window, dInput: Matrix, crop: Crop): void {
  const { vertical, horizontal } = window;
  const { size: width, stride, places } = horizontal;
  const from = patches.data;
  const to = dInput.data;
  let source = 0;
  eachKernelElement(window, crop.channels, (offset, y, x, first, end) => {
    for (let image = 0; image < crop.images; image++) {
      const channel = crop.start + image * crop.distance + offset;
      for (let i = 0; i < vertical.places; i++) {
        const line = i * vertical.stride + y;
        if (line >= 0 && line < vertical.size) {
          const target = channel + line * width + x;
          for (let j = first; j < end; j++) to[target + j * stride]! += from[source + j]!;
        }
        source += places;
      }
    }
  });
}

/**
 * Goes over the rows of patches: where the channel begins, where the element lies at the window's first
 * place, and at which places of a line it is inside of the image.
 */
function eachKernelElement(
  { vertical, horizontal }: Window,
  channels: number,
  visit: (offset: number, y: number, x: number, first: number, end: number) => void,
): void {
  for (let channel = 0; channel < channels; channel++) {
    const offset = channel * vertical.size * horizontal.size;
    for (let i = 0; i < vertical.kernel; i++) {
      const y = i * vertical.dilation - vertical.padding;
      for (let j = 0; j < horizontal.kernel; j++) {
        const x = j * horizontal.dilation - horizontal.padding;
        const end = endInside(horizontal, x);
        visit(offset, y, x, Math.min(end, Math.max(0, Math.ceil(-x / horizontal.stride))), end);
      }
    }
  }
}

/** One past the last place at which an element that begins at x lies inside of the image. */
function endInside({ size, stride, places }: Axis, x: number): number {
  return Math.max(0, Math.min(places, Math.ceil((size - x) / stride)));
}
