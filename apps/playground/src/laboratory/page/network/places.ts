/** Room for the name of a layer above its units, in pixels. */
const HEADING = 70;
const GAP = 6;
/** The tallest a column of units gets before its tiles shrink. */
const MOST_HEIGHT = 500;

/** The places of all units. */
export interface Places {
  readonly height: number;
  /** Pixels on a side of a unit's map. */
  readonly tile: number;
  /** The middle of a layer, in percent of the width. */
  readonly left: (layer: number) => number;
  /** The upper edge of a unit, in pixels. */
  readonly top: (layer: number, unit: number) => number;
}

/** Layers side by side, units one below another, each column in the middle of the height. */
export function placesOf(sizes: readonly number[]): Places {
  const most = Math.max(...sizes);
  const tile = Math.max(14, Math.min(44, Math.floor(MOST_HEIGHT / most) - GAP));
  const pitch = tile + GAP;
  const tallest = most * pitch;
  return {
    height: HEADING + tallest,
    tile,
    left: (layer) => (100 * (layer + 0.5)) / sizes.length,
    top: (layer, unit) => HEADING + (tallest - sizes[layer]! * pitch) / 2 + unit * pitch,
  };
}
