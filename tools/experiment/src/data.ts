import {
  blobs,
  checkerboard,
  circles,
  type Dataset,
  moons,
  spiral,
  vertical,
  xor,
} from "@adjoint/datasets";
import { cos, sin } from "@adjoint/math";
import { type DType, generate } from "@adjoint/matrix";
import type { RandomState } from "@adjoint/random";

/** The settings of a drawing, whatever the figure. */
interface DrawOptions {
  /** Points per class. */
  readonly points: number;
  readonly classes: number;
  readonly noise: number;
  readonly dtype: DType;
  readonly random: RandomState;
}

/** A figure of points in the plane. */
export interface Figure {
  readonly draw: (options: DrawOptions) => Dataset;
  /** The number of its classes, where that is not free. */
  readonly classes?: number;
  /** A noise that leaves the figure to be seen. */
  readonly noise: number;
}

/** Figures of points in the plane, by their names. */
export const FIGURES: Readonly<Record<string, Figure>> = {
  spiral: { draw: spiral, noise: 0.2 },
  moons: {
    draw: ({ points, noise, dtype, random }) =>
      moons({ samples: [points, points], noise, dtype, random }),
    classes: 2,
    noise: 0.1,
  },
  circles: {
    draw: ({ points, noise, dtype, random }) =>
      circles({ samples: [points, points], factor: 0.5, noise, dtype, random }),
    classes: 2,
    noise: 0.1,
  },
  blobs: {
    // The same middles whatever is drawn, so that other points of the figure can be drawn too.
    draw: ({ points, classes, noise, dtype, random }) =>
      blobs({
        samples: new Array<number>(classes).fill(points),
        centers: generate(classes, 2, (i, j) => (j === 0 ? cos : sin)((2 * Math.PI * i) / classes)),
        standardDeviation: noise,
        dtype,
        random,
      }),
    noise: 0.3,
  },
  xor: {
    draw: ({ points, noise, dtype, random }) => xor({ samples: 2 * points, noise, dtype, random }),
    classes: 2,
    noise: 0.2,
  },
  checkerboard: {
    draw: ({ points, noise, dtype, random }) =>
      checkerboard({ samples: 2 * points, noise, dtype, random }),
    classes: 2,
    noise: 0,
  },
  vertical: { draw: vertical, noise: 0.1 },
};

export const DATA_NAMES: readonly string[] = Object.keys(FIGURES);
