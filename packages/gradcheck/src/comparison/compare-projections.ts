import type { RandomState } from "@adjoint/random";
import type { Evaluation } from "../behaviour/evaluation.js";
import type { Tensor } from "../behaviour/tensors.js";
import { entryOf } from "../report/summarize.js";
import { areAmong } from "./among.js";
import type { Comparison } from "./compare-entries.js";
import { directionCourse, directionsThrough, entryCourse } from "./courses.js";
import { type Course, examine, lookBeside, rightAlone } from "./examine.js";
import type { Manner } from "./limits-for.js";
import { togetherFaults } from "./together.js";

/** An analytic gradient against the differences along random directions of signs. */
export function compareProjections(
  evaluation: Evaluation,
  tensor: Tensor,
  manner: Manner,
  projections: number,
  random: RandomState,
): Comparison {
  const { value } = evaluation.here.varied[tensor.varied]!;
  if (value.data.length === 0) return { entries: [], faults: [] };
  const among = areAmong(rightAlone(evaluation, tensor, manner));
  const examined: { course: Course; comparison: ReturnType<typeof examine> }[] = [];
  // What is infinite would hide all else in a sum.
  const claimed = evaluation.here.gradients[tensor.gradient]!.data;
  const isInfinite = (k: number) => Math.abs(claimed[k]!) === Number.POSITIVE_INFINITY;
  const infinite = [...claimed.keys()].filter(isInfinite).slice(0, MOST_INFINITE);
  for (const k of infinite) {
    const course = entryCourse(value, k, tensor.space);
    if (course) examined.push({ course, comparison: examine(evaluation, tensor, course, manner) });
  }
  for (let i = 0; i < projections; i++) {
    // The last of several moves all alike.
    const even = i > 0 && i === projections - 1;
    for (const direction of directionsThrough(value, tensor.space, random, even)) {
      for (const k of infinite) direction[k] = 0;
      if (direction.every((d) => d === 0)) continue;
      const course = directionCourse(direction, tensor.space);
      examined.push({ course, comparison: examine(evaluation, tensor, course, manner, among) });
    }
  }
  // Corners of several elements may cancel along a direction, which then looks smooth.
  const cornered = examined.some(({ comparison }) => comparison.corner);
  const entries = examined.map(({ course, comparison }, row) => {
    const { analytic, ...rest } = comparison;
    const hidden = cornered && rest.status === "fail" && !rest.corner;
    const looked = hidden ? lookBeside(evaluation, tensor, course, manner, among) : rest.status;
    const status = looked ?? "cannot-tell";
    return entryOf({ row, column: 0 }, analytic, { ...rest, status });
  });
  const kinks = entries.some(({ status }) => status === "kink");
  return { entries, faults: kinks ? cornerFaults(evaluation, tensor, manner) : [] };
}

/** How many entries are looked at one by one. */
const MOST = 16;
const MOST_INFINITE = 256;

/**
 * What is wrong in single entries at a corner. In a sum of many corners much is allowed, so those
 * that are likely at one, zeros and ties, are looked at by themselves.
 */
function cornerFaults(evaluation: Evaluation, tensor: Tensor, manner: Manner): string[] {
  const { data, columns } = evaluation.here.varied[tensor.varied]!.value;
  const tied = (k: number) => data[k] === 0 || data[k] === data[k + 1] || data[k] === data[k - 1];
  const likely = [...data.keys()].filter(tied).slice(0, MOST);
  const cornered: number[] = [];
  const faults = likely.flatMap((k) => {
    const course = entryCourse(evaluation.here.varied[tensor.varied]!.value, k, tensor.space);
    if (course === undefined) return [];
    const { status, corner, analytic, numerical } = examine(evaluation, tensor, course, manner);
    if (corner) cornered.push(k);
    if (status !== "fail") return [];
    const place = `[${Math.floor(k / columns)}, ${k % columns}]`;
    return [
      `the gradient of ${tensor.name} at ${place}: analytic ${analytic}, numerical ${numerical}`,
    ];
  });
  return [...faults, ...togetherFaults(evaluation, tensor, manner, cornered)];
}
