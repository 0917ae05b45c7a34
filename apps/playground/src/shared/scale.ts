/** A linear scale from values to places. */
export function linear(
  [low, high]: readonly [number, number],
  [from, to]: readonly [number, number],
): (value: number) => number {
  const span = high === low ? 1 : high - low;
  return (value) => from + ((value - low) / span) * (to - from);
}

/** An SVG path through points; it begins anew after what is no number. */
export function linePath(xs: ArrayLike<number>, ys: ArrayLike<number>): string {
  let path = "";
  let isOpen = false;
  for (let i = 0; i < xs.length; i++) {
    if (!Number.isFinite(ys[i]!)) {
      isOpen = false;
      continue;
    }
    path += `${isOpen ? "L" : "M"}${xs[i]!.toFixed(1)} ${ys[i]!.toFixed(1)}`;
    isOpen = true;
  }
  return path;
}

/** The largest value that is finite; 0 where there is none. */
export function largest(...series: readonly ArrayLike<number>[]): number {
  let most = 0;
  for (const values of series) {
    for (let i = 0; i < values.length; i++) {
      if (Number.isFinite(values[i]!)) most = Math.max(most, values[i]!);
    }
  }
  return most;
}
