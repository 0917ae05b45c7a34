import type { Points } from "@adjoint/experiment";
import { argmax, type Matrix, sliceRows } from "@adjoint/matrix";

/** A digit that the network takes for another one. */
export interface Misread {
  /** The row among the test digits. */
  readonly row: number;
  /** The digit that the network reads. */
  readonly read: number;
  /** The true digit. */
  readonly label: number;
  /** Ink in [0, 1], line by line. */
  readonly pixels: ArrayLike<number>;
}

/** The digits that are taken for others, those first whose output is furthest from the right one. */
export function misreadDigits(outputs: Matrix, { x, y }: Pick<Points, "x" | "y">): Misread[] {
  const read = argmax(outputs, { axis: 1 });
  const output = (row: number, label: number) => outputs.data[row * outputs.columns + label]!;
  const margin = ({ row, read: taken, label }: Misread) => output(row, taken) - output(row, label);
  return Array.from(read, (taken, row): Misread => {
    const pixels = sliceRows(x, row, row + 1).data;
    return { row, read: taken, label: y[row]!, pixels };
  })
    .filter(({ read: taken, label }) => taken !== label)
    .sort((a, b) => margin(b) - margin(a));
}
