/** A place of the pen: from 0 to 1 across and down. */
interface PenPlace {
  readonly x: number;
  readonly y: number;
}

/** Where the pen went without being lifted. */
export type Stroke = readonly PenPlace[];

/** The digits were scanned with so many dots a side, and added up in blocks of 4 by 4. */
const DOTS = 32;
const BLOCK = 4;
const SIDE = DOTS / BLOCK;
/** The pen's radius in dots, and the margin that the scanned digits have. */
const PEN = 2.3;
const MARGIN = 2;
const STEPS = 24;

/** A drawing as the digits of the data are: 8 by 8 pixels from 0 to 1, as tall as the picture. */
export function rasterize(strokes: readonly Stroke[]): readonly number[] {
  const places = strokes.flat();
  if (places.length === 0) return new Array<number>(SIDE * SIDE).fill(0);
  const fit = fitting(places);
  const dots = new Uint8Array(DOTS * DOTS);
  for (const stroke of strokes) {
    stroke.forEach((place, i) => {
      const [from, to] = [fit(stroke[i - 1] ?? place), fit(place)];
      for (let k = 0; k <= STEPS; k++) {
        const t = k / STEPS;
        dab(dots, from.x + t * (to.x - from.x), from.y + t * (to.y - from.y));
      }
    });
  }
  const pixels = new Array<number>(SIDE * SIDE).fill(0);
  dots.forEach((dot, at) => {
    const [row, column] = [Math.floor(at / DOTS), at % DOTS];
    const pixel = Math.floor(row / BLOCK) * SIDE + Math.floor(column / BLOCK);
    pixels[pixel]! += dot / BLOCK ** 2;
  });
  return pixels;
}

/** Moves and stretches a drawing so that it fills the picture, in the same scale both ways. */
function fitting(places: readonly PenPlace[]): (place: PenPlace) => PenPlace {
  const xs = places.map(({ x }) => x);
  const ys = places.map(({ y }) => y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  // A dot stays a dot.
  const size = Math.max(right - left, bottom - top, 0.15);
  const room = DOTS - 2 * MARGIN;
  return ({ x, y }) => ({
    x: DOTS / 2 + ((x - (left + right) / 2) / size) * room,
    y: DOTS / 2 + ((y - (top + bottom) / 2) / size) * room,
  });
}

function dab(dots: Uint8Array, x: number, y: number): void {
  for (let row = Math.floor(y - PEN); row <= y + PEN; row++) {
    for (let column = Math.floor(x - PEN); column <= x + PEN; column++) {
      const isInside = row >= 0 && row < DOTS && column >= 0 && column < DOTS;
      const distance = Math.hypot(column + 0.5 - x, row + 0.5 - y);
      if (isInside && distance <= PEN) dots[row * DOTS + column] = 1;
    }
  }
}
