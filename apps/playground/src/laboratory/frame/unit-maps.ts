import type { Stage } from "@adjoint/experiment";
import type { Matrix } from "@adjoint/matrix";

/** The outputs of each unit of each layer over the plane, the inputs first; scaled to [-127, 127]. */
export function unitMaps(
  stages: readonly Stage[],
  grid: Matrix,
): readonly (readonly Int8Array[])[] {
  const maps = [columnsOf(grid)];
  let x = grid;
  for (const { dense, after } of stages) {
    x = dense(x).output;
    // The maps of the last layer show what it gives, not what its loss makes of it.
    if (after) x = after(x).output;
    maps.push(columnsOf(x));
  }
  return maps;
}

function columnsOf({ rows, columns, data }: Matrix): readonly Int8Array[] {
  return Array.from({ length: columns }, (_, j) => {
    let most = 0;
    for (let i = 0; i < rows; i++) most = Math.max(most, Math.abs(data[i * columns + j]!));
    const scale = most > 0 && most < Number.POSITIVE_INFINITY ? 127 / most : 0;
    return Int8Array.from({ length: rows }, (_, i) => Math.round(data[i * columns + j]! * scale));
  });
}
