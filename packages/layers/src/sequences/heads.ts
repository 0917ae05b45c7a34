import type { Allocate, Matrix } from "@adjoint/matrix";

/** How features fall into heads. */
export interface Heads {
  readonly time: number;
  /** How many heads there are. */
  readonly count: number;
  /** Features of a head. */
  readonly size: number;
}

/**
 * Some columns of times as heads, one sequence under another: from [batch * time, columns], of which they
 * are those from `start` on, to [batch * heads * time, size].
 */
export function splitHeads(m: Matrix, start: number, heads: Heads, allocate: Allocate): Matrix {
  const { count, size } = heads;
  const result = allocate(m.rows * count, size, m.dtype);
  eachRun(m, start, heads, (from, to) => {
    for (let k = 0; k < size; k++) result.data[to + k] = m.data[from + k]!;
  });
  return result;
}

/** The way back from `splitHeads`: writes heads to the columns of `to`, from `start` on. */
export function joinHeads(m: Matrix, to: Matrix, start: number, heads: Heads): void {
  eachRun(to, start, heads, (target, from) => {
    for (let k = 0; k < heads.size; k++) to.data[target + k] = m.data[from + k]!;
  });
}

/** Goes over a head's features at each time: where they lie in `whole`, and where among the heads. */
function eachRun(
  { rows, columns }: Matrix,
  start: number,
  { time, count, size }: Heads,
  visit: (inWhole: number, inHeads: number) => void,
): void {
  for (let row = 0; row < rows; row++) {
    const sequence = Math.floor(row / time);
    const t = row % time;
    for (let head = 0; head < count; head++) {
      visit(row * columns + start + head * size, ((sequence * count + head) * time + t) * size);
    }
  }
}
