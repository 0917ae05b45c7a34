import type { Dataset } from "@adjoint/datasets";
import { generate, type Matrix } from "@adjoint/matrix";

/** A picture of the plane: the class of every pixel, and the points on it. Row 0 is on top. */
export interface RegionGrid {
  readonly width: number;
  readonly height: number;
  /** Half the side of the square around the origin that is shown. */
  readonly extent: number;
  /** The predicted class of every pixel. */
  readonly regions: Int32Array;
  /** The true class of the point on a pixel, -1 where there is none. */
  readonly points: Int32Array;
}

/** Asks `classify` for the class of every pixel of a square that holds all the data. */
export function regionGrid(
  { x, y }: Pick<Dataset, "x" | "y">,
  classify: (x: Matrix) => Int32Array,
  width: number,
  height: number,
): RegionGrid {
  let largest = 0;
  for (const value of x.data) largest = Math.max(largest, Math.abs(value));
  const extent = largest > 0 ? largest * 1.05 : 1;
  // Pixel centres, left to right and top to bottom.
  const pixels = generate(
    width * height,
    2,
    (pixel, axis) =>
      axis === 0
        ? extent * ((2 * (pixel % width) + 1) / width - 1)
        : extent * (1 - (2 * Math.floor(pixel / width) + 1) / height),
    x.dtype,
  );
  const points = new Int32Array(width * height).fill(-1);
  for (let i = 0; i < x.rows; i++) {
    const column = Math.floor(((x.data[2 * i]! / extent + 1) / 2) * width);
    const row = Math.floor(((1 - x.data[2 * i + 1]! / extent) / 2) * height);
    points[row * width + column] = y[i]!;
  }
  return { width, height, extent, regions: classify(pixels), points };
}
