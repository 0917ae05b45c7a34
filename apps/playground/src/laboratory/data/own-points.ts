/** A point that a person put on the plane. Its place is within -1 and 1. */
export interface OwnPoint {
  readonly x: number;
  readonly y: number;
  readonly label: number;
}

export const MOST_OWN_POINTS = 1000;
/** Points are as many classes as there are colours. */
const LETTERS = "ABCDEF";
/** Places are kept in thousandths: finer than a screen shows. */
const PARTS = 1000;

/** Points as an address has them: `A-500_250` is of the first class, at -0.5 and 0.25. */
export function textOfPoints(points: readonly OwnPoint[]): string {
  return points
    .map(({ x, y, label }) => `${LETTERS[label]}${Math.round(x * PARTS)}_${Math.round(y * PARTS)}`)
    .join("");
}

/** The points of a text; undefined where it is none, or has too many. */
export function pointsOfText(text: string): readonly OwnPoint[] | undefined {
  const points: OwnPoint[] = [];
  let read = 0;
  for (const [word, letter, x, y] of text.matchAll(/([A-F])(-?\d{1,4})_(-?\d{1,4})/g)) {
    read += word.length;
    points.push({ x: Number(x) / PARTS, y: Number(y) / PARTS, label: LETTERS.indexOf(letter!) });
  }
  // What lies between the words belongs to none.
  const isAllowed =
    read === text.length &&
    points.length <= MOST_OWN_POINTS &&
    points.every(({ x, y }) => Math.abs(x) <= 1 && Math.abs(y) <= 1);
  return isAllowed ? points : undefined;
}

/** A place as points have it: within the plane, and rounded. */
export function ownPlace(value: number): number {
  return Math.round(Math.min(1, Math.max(-1, value)) * PARTS) / PARTS;
}

/** The classes of points: one more than the largest label, and at least two. */
export function classesOf(points: readonly OwnPoint[]): number {
  return points.reduce((most, { label }) => Math.max(most, label + 1), 2);
}

/** The starter: two small crowds, so that there is something to see and to add to. */
export const STARTER = textOfPoints([
  { x: -0.6, y: 0.5, label: 0 },
  { x: -0.4, y: 0.3, label: 0 },
  { x: -0.55, y: 0.15, label: 0 },
  { x: -0.3, y: 0.55, label: 0 },
  { x: 0.4, y: -0.4, label: 1 },
  { x: 0.6, y: -0.2, label: 1 },
  { x: 0.3, y: -0.15, label: 1 },
  { x: 0.5, y: -0.6, label: 1 },
]);
