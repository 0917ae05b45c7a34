import type { Matrix } from "@adjoint/matrix";
import type { Window } from "./window.js";

/** The twin of the kernel: the largest element under each window, and where it lies in its channel. */
export function maxPool2dPlain(x: Matrix, window: Window, y: Matrix, kept: Matrix): void {
  const { vertical, horizontal } = window;
  const size = vertical.size * horizontal.size;
  let place = 0;
  for (let start = 0; start < x.data.length; start += size) {
    for (let i = 0; i < vertical.places; i++) {
      for (let j = 0; j < horizontal.places; j++) {
        const at = largest(x.data, start, window, i, j);
        kept.data[place] = at;
        y.data[place] = x.data[start + at]!;
        place += 1;
      }
    }
  }
}

/** Where the largest element under the window lies in its channel. */
function largest(
  x: Matrix["data"],
  start: number,
  { vertical, horizontal }: Window,
  i: number,
  j: number,
): number {
  const top = i * vertical.stride - vertical.padding;
  const left = j * horizontal.stride - horizontal.padding;
  let at = -1;
  let most = 0;
  for (let k = 0; k < vertical.kernel; k++) {
    const line = top + k * vertical.dilation;
    if (line < 0 || line >= vertical.size) continue;
    for (let l = 0; l < horizontal.kernel; l++) {
      const column = left + l * horizontal.dilation;
      if (column < 0 || column >= horizontal.size) continue;
      const index = line * horizontal.size + column;
      const value = x[start + index]!;
      // NaN is more than anything, as in PyTorch.
      if (at < 0 || value > most || Number.isNaN(value)) {
        at = index;
        most = value;
      }
    }
  }
  return at;
}
