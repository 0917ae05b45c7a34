/** Slopes to either side over a step. */
interface Sides {
  readonly step: number;
  readonly left: number;
  readonly right: number;
}

/** How many times steeper a wider step may be than the first that moves: beyond a corner it is far steeper. */
const STEEPER = 8;

/**
 * The least change of a function that stands still over narrow steps, if that is at most `most`: a
 * rounding of numbers about 1 that it was made of. So is `log(1 + t)` of a tiny t, whose own rounding
 * would be far less. 0 if there is none.
 *
 * @param levels the widest step first
 */
export function grainOf(levels: readonly Sides[], most: number): number {
  const [moving, wider] = movingOf(levels);
  // Over the narrowest step it moves, or there is nothing to compare with.
  if (moving === levels.at(-1) || moving === undefined || wider === undefined) return 0;
  const changes = (["left", "right"] as const)
    .filter((side) => Math.abs(wider[side]) <= STEEPER * Math.abs(moving[side]))
    .map((side) => Math.abs(moving[side]) * moving.step)
    .filter((change) => change > 0 && change <= most);
  return changes.length === 0 ? 0 : Math.min(...changes);
}

/** A step between the narrowest over which a function moves and the widest below that, where it stands still. */
export function stepBetween(levels: readonly Sides[]): number | undefined {
  const [moving] = movingOf(levels);
  const still = levels.find(({ step }) => moving !== undefined && step < moving.step);
  return still && moving && moving.step > 4 * still.step
    ? Math.sqrt(moving.step * still.step)
    : undefined;
}

/** The narrowest level that moves, and the one before it. */
function movingOf(levels: readonly Sides[]): readonly Sides[] {
  const moves = ({ left, right }: Sides) => Math.abs(left) > 0 || Math.abs(right) > 0;
  return levels.filter(moves).slice(-2).reverse();
}
