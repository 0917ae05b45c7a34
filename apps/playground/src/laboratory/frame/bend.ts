import type { Stage } from "@adjoint/experiment";
import { generate, type Matrix } from "@adjoint/matrix";
import type { Bend, BendView, Window } from "../protocol.js";
import { BEND_LINES } from "./bend-lines.js";
import { bestView } from "./best-view.js";

/** The plane as a layer bends it: a grid and the points, pushed through the network up to that layer. */
export function bendOf(
  stages: readonly Stage[],
  points: Matrix,
  { x, y, extent }: Window,
  { layer, units }: BendView,
): Bend {
  const until = stages.slice(0, Math.min(layer, stages.length));
  const at = (k: number) => (2 * k * extent) / (BEND_LINES - 1) - extent;
  const flat = generate(
    BEND_LINES * BEND_LINES,
    2,
    (row, column) =>
      column === 0 ? x + at(row % BEND_LINES) : y + at(Math.floor(row / BEND_LINES)),
    points.dtype,
  );
  const grid = through(until, flat);
  const places = through(until, points);
  const project = projection(grid, flat, units);
  return { layer: until.length, units: grid.columns, grid: project(grid), points: project(places) };
}

function through(stages: readonly Stage[], x: Matrix): Matrix {
  return stages.reduce((given, { dense, after }) => {
    const { output } = dense(given);
    return after ? after(output).output : output;
  }, x);
}

/** Two of the units, or the view that shows most of what the grid has become. */
function projection(
  grid: Matrix,
  flat: Matrix,
  units: readonly [number, number] | undefined,
): (m: Matrix) => Float32Array {
  const { columns } = grid;
  if (columns === 1) return (m) => pairs(m, (i) => [m.data[i]!, 0]);
  if (columns === 2 || units) {
    const [a, b] = units && Math.max(...units) < columns ? units : [0, 1];
    return (m) => pairs(m, (i) => [m.data[i * columns + a]!, m.data[i * columns + b]!]);
  }
  const { middle, axes } = bestView(grid, flat);
  return (m) =>
    pairs(m, (i) => {
      let [u, v] = [0, 0];
      for (let j = 0; j < columns; j++) {
        const value = m.data[i * columns + j]! - middle[j]!;
        u += value * axes[0][j]!;
        v += value * axes[1][j]!;
      }
      return [u, v];
    });
}

function pairs({ rows }: Matrix, pair: (i: number) => readonly [number, number]): Float32Array {
  const found = new Float32Array(2 * rows);
  for (let i = 0; i < rows; i++) found.set(pair(i), 2 * i);
  return found;
}
