import type { RegressionExperiment } from "@adjoint/experiment";
import { matrix } from "@adjoint/matrix";
import type { Ansis } from "ansis";
import { outputsOf } from "../training/scores.js";

/** Lines of the drawing. */
const HEIGHT = 16;

/** Columns of the numbers at its left, the axis included. */
const MARGIN = 7;

/** The lower half of a cell, the upper one, and both. */
const HALVES = ["", "▄", "▀", "█"];

/** Which halves of a cell are among these rows of half a cell: 1 for the lower, 2 for the upper, 3 for both. */
function halvesByCell(rows: readonly number[]): ReadonlyMap<number, number> {
  const cells = new Map<number, number>();
  for (const row of rows) cells.set(row >> 1, (cells.get(row >> 1) ?? 0) | (row % 2 === 0 ? 1 : 2));
  return cells;
}

/** Places a number in [from, to] among so many cells. */
function placeIn(from: number, to: number, cells: number): (value: number) => number {
  const spread = to - from || 1;
  return (value) => Math.max(0, Math.min(cells - 1, Math.floor(((value - from) / spread) * cells)));
}

/** Draws the network as a line over the training points. */
export function curvePicture(
  { network, data }: Pick<RegressionExperiment, "network" | "data">,
  colors: Ansis,
  width: number,
): string {
  const columns = width - MARGIN;
  const [left, right] = rangeOf(data.x.data);
  const at = Array.from(
    { length: columns },
    (_, i) => left + ((i + 0.5) / columns) * (right - left),
  );
  const learned = outputsOf(network, matrix(columns, 1, at, data.x.dtype)).data;
  const [low, high] = rangeOf([...data.y.data, ...learned]);
  const row = placeIn(low, high, 2 * HEIGHT);
  const column = placeIn(left, right, columns);
  const cells = Array.from({ length: HEIGHT }, () => new Array<string>(columns).fill(" "));
  data.x.data.forEach((x, i) => {
    cells[row(data.y.data[i]!) >> 1]![column(x)] = colors.cyan("•");
  });
  learned.forEach((y, i) => {
    if (!Number.isFinite(y)) return;
    const here = row(y);
    // A steep curve has a line over all halves that it passes.
    const next = row(Number.isFinite(learned[i + 1]) ? learned[i + 1]! : y);
    const [from, to] = [Math.min(here, next), Math.max(here, next)];
    const passed = Array.from({ length: Math.max(1, to - from) }, (_, k) =>
      here <= next ? here + k : here - k,
    );
    for (const [cell, halves] of halvesByCell(passed)) {
      cells[cell]![i] = colors.yellow(HALVES[halves]!);
    }
  });
  const label = (text: string) => `${text.padStart(MARGIN - 2)} ┤`;
  const lines = cells.reverse().map((line, i) => {
    const value = high - ((i + 0.5) / HEIGHT) * (high - low);
    const isLabelled = i % 3 === 0;
    return (
      (isLabelled ? label(value.toFixed(2)) : `${" ".repeat(MARGIN - 1)}│`) +
      line.join("").trimEnd()
    );
  });
  const axis = `${" ".repeat(MARGIN - 1)}└${"─".repeat(columns)}`;
  const [first, last] = [left.toFixed(2), right.toFixed(2)];
  const ticks = `${" ".repeat(MARGIN)}${first}${last.padStart(columns - first.length)}`;
  const legend = `${colors.cyan("•")} training points  ${colors.yellow("▀")} the network`;
  return [...lines, axis, ticks, legend].join("\n");
}

function rangeOf(values: ArrayLike<number>): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}
