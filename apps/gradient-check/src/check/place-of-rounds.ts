import type { Check } from "./types.js";

/** Whether the inputs say where a gradient is wrong: in training, or from some number of rows on. */
export function placeOfRounds(
  wrong: readonly Check[],
  right: readonly Check[],
): string | undefined {
  if (right.length === 0) return undefined;
  const label = wrong[0]!.inputs;
  if (label !== "" && wrong.every(({ inputs }) => inputs === label)) {
    // Where most rounds are right, one that is not is so for what is special about it.
    const same = right.some(({ shape }) => String(shape) === String(wrong[0]!.shape));
    if (same) return `It is wrong only ${label}.`;
  }
  // At a single row or column, many mistakes do not show.
  if (right.every(({ shape }) => Math.min(...shape) < 2)) return undefined;
  for (const [side, name] of [
    [0, "rows"],
    [1, "columns"],
  ] as const) {
    const least = Math.min(...wrong.map(({ shape }) => shape[side]));
    const most = Math.max(...right.map(({ shape }) => shape[side]));
    if (least > most) {
      return `It is wrong only with many ${name}: right with ${most}, wrong with ${least}.`;
    }
  }
  return undefined;
}
