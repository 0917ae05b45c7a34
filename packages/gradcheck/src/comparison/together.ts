import type { Evaluation } from "../behaviour/evaluation.js";
import type { Tensor } from "../behaviour/tensors.js";
import { amongSlopes } from "./among.js";
import { directionCourse } from "./courses.js";
import { compareAt, isCoarse, lookBeside } from "./examine.js";
import type { Manner } from "./limits-for.js";

/** How many groups of entries are tried. */
const MOST = 8;

/**
 * At a corner each entry may be anything between two slopes, but not all of them at once: along
 * entries that are moved together, as the tied ones of a maximum, the function may be smooth, and
 * then their sum is known.
 */
export function togetherFaults(
  evaluation: Evaluation,
  tensor: Tensor,
  manner: Manner,
  cornered: readonly number[],
): string[] {
  const { value } = evaluation.here.varied[tensor.varied]!;
  if (tensor.space.simplex || isCoarse(evaluation.here)) return [];
  const faults: string[] = [];
  for (const group of groupsOf(value.data, value.columns, cornered).slice(0, MOST)) {
    const direction = new Float64Array(value.data.length);
    for (const k of group) direction[k] = 1;
    const course = directionCourse(direction, tensor.space);
    const { status, corner, analytic, numerical } = compareAt(
      evaluation,
      evaluation.here,
      tensor,
      course,
      manner,
    );
    if (status !== "fail" || corner) continue;
    // Corners that meet there may leave both sides the same slope: points nearby tell.
    if (lookBeside(evaluation, tensor, course, manner, amongSlopes(true)) !== "fail") continue;
    const places = group.map((k) => `[${Math.floor(k / value.columns)}, ${k % value.columns}]`);
    faults.push(
      `the gradient of ${tensor.name} at a corner: moved together, ${listed(places)} have the slope ${numerical}, but ${analytic} in sum`,
    );
  }
  return faults;
}

/** Entries that are tied: equal ones of a row, of a column, and of all. */
function groupsOf(
  data: ArrayLike<number>,
  columns: number,
  cornered: readonly number[],
): (readonly number[])[] {
  const groups = new Map<string, number[]>();
  const keys = [
    (k: number) => `row ${Math.floor(k / columns)}`,
    (k: number) => `column ${k % columns}`,
    () => "all",
  ];
  for (const key of keys) {
    for (const k of cornered) {
      const name = `${key(k)}: ${data[k]}`;
      groups.set(name, [...(groups.get(name) ?? []), k]);
    }
  }
  const several = [...groups.values()].filter((group) => group.length > 1);
  const unlike = new Map(several.map((group) => [group.join(), group]));
  return [...unlike.values()];
}

function listed(places: readonly string[]): string {
  const more = places.length > 3 ? ` and ${places.length - 3} more` : "";
  return places.slice(0, 3).join(", ") + more;
}
