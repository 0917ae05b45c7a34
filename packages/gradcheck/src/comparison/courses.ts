import type { Matrix } from "@adjoint/matrix";
import type { RandomState } from "@adjoint/random";
import type { Space } from "../behaviour/space.js";
import { directionLine, entryLine } from "../numerics/line.js";
import { normOf } from "./among.js";
import type { Course } from "./examine.js";

/** One element by itself; on a simplex, what is added to it is taken from the row's largest other. */
export function entryCourse(value: Matrix, index: number, space: Space): Course | undefined {
  if (!space.simplex) {
    // A gradient of too few elements has none here: NaN, which is not finite.
    const slope = ({ data }: Matrix) => data[index] ?? Number.NaN;
    return {
      line: (m) => entryLine(m, index, space.bounds),
      slope,
      terms: (gradient) => [slope(gradient)],
    };
  }
  const other = largestOther(value, index);
  if (other === undefined) return undefined;
  const direction = new Float64Array(value.data.length);
  direction[index] = 1;
  direction[other] = -1;
  return directionCourse(direction, space);
}

/** All elements at once, each by its share. */
export function directionCourse(direction: Float64Array, space: Space): Course {
  const terms = ({ data }: Matrix) =>
    Array.from(direction, (d, k) => (d === 0 ? 0 : d * (data[k] ?? Number.NaN)));
  return {
    line: (m) => directionLine(m, direction, space.bounds),
    slope: (gradient) => terms(gradient).reduce((sum, term) => sum + term, 0),
    terms,
    adapt: (limits, gradient) => ({
      ...limits,
      // A sum is off by what its terms are off by, and may be small beside them.
      norm: normOf(terms(gradient)),
      atol: limits.atol * Math.sqrt(direction.length),
      floor: limits.floor * Math.sqrt(direction.length),
    }),
  };
}

/**
 * Directions through all elements, with random signs or, where `even`, all of one sign, in which
 * ties stay ties. Elements of other orders of magnitude have a direction of their own, and a step
 * in proportion.
 */
export function directionsThrough(
  value: Matrix,
  space: Space,
  random: RandomState,
  even: boolean,
): Float64Array[] {
  const sign = () => (even || random.random() < 0.5 ? 1 : -1);
  if (space.simplex) return alongSimplex(value, random);
  const bands = new Map<number, Float64Array>();
  value.data.forEach((v, k) => {
    const size = Math.max(1, Math.abs(v));
    // Not finite values stand with the plain ones: they are found out anyway.
    const band = Number.isFinite(size) ? Math.floor(Math.log10(size) / BAND) : 0;
    const direction = bands.get(band) ?? new Float64Array(value.data.length);
    bands.set(band, direction);
    // Away from an end of the domain, so that one side is free.
    const free = v >= space.bounds.high ? -1 : v <= space.bounds.low ? 1 : sign();
    direction[k] = free * 10 ** (BAND * band);
  });
  return [...bands.values()];
}

/** How many orders of magnitude go together. */
const BAND = 3;

function alongSimplex(value: Matrix, random: RandomState): Float64Array[] {
  const { data, rows, columns } = value;
  const direction = new Float64Array(data.length);
  if (columns < 2) return [];
  for (let row = 0; row < rows; row++) {
    const start = row * columns;
    const taker = largestIn(data, start, columns, -1);
    for (let k = start; k < start + columns; k++) {
      if (k === taker) continue;
      const sign = random.random() < 0.5 ? -1 : 1;
      // What is 0 can only grow.
      direction[k] = data[k] === 0 ? 1 / columns : sign * data[k]!;
      direction[taker] = direction[taker]! - direction[k]!;
    }
  }
  return [direction];
}

function largestOther({ data, columns }: Matrix, index: number): number | undefined {
  if (columns < 2) return undefined;
  return largestIn(data, index - (index % columns), columns, index);
}

function largestIn(data: ArrayLike<number>, start: number, count: number, but: number): number {
  let largest = start === but ? start + 1 : start;
  for (let k = start; k < start + count; k++) {
    if (k !== but && data[k]! > data[largest]!) largest = k;
  }
  return largest;
}
