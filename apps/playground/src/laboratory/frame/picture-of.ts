import { generate } from "@adjoint/matrix";
import type { Curve, Plane, Surface, Window } from "../protocol.js";
import type { LabExperiment } from "../run/lab-experiment.js";
import { planeOf } from "./plane.js";
import { planeGrid } from "./plane-grid.js";

/** Cells on a side of the plane, and places along a curve. */
const PLANE_CELLS = 64;
const CURVE_PLACES = 129;

/** What was learned: regions, a surface over the plane, or a curve. */
export function pictureOf(
  { network, data, predictions, isRegression }: LabExperiment,
  window: Window,
): { readonly plane: Plane | Surface | undefined; readonly curve: Curve | undefined } {
  const { dtype, columns } = data.x;
  if (columns > 2) return { plane: undefined, curve: undefined };
  if (columns === 1) {
    const { x, extent } = window;
    const at = (i: number) => x - extent + (2 * extent * i) / (CURVE_PLACES - 1);
    const line = generate(CURVE_PLACES, 1, at, dtype);
    const ys = Float32Array.from(network(line).output.data);
    return { plane: undefined, curve: { xs: Float32Array.from(line.data), ys } };
  }
  const { output } = network(planeGrid(PLANE_CELLS, window, dtype));
  const plane = isRegression
    ? { cells: PLANE_CELLS, values: Float32Array.from(output.data) }
    : planeOf(output, PLANE_CELLS, predictions);
  return { plane, curve: undefined };
}
