import type { Evaluation } from "../behaviour/evaluation.js";
import type { Tensor } from "../behaviour/tensors.js";
import { entryOf } from "../report/summarize.js";
import type { Entry } from "../types.js";
import { entryCourse } from "./courses.js";
import { examine } from "./examine.js";
import type { Manner } from "./limits-for.js";
import { togetherFaults } from "./together.js";

/** What came of one gradient. */
export interface Comparison {
  readonly entries: readonly Entry[];
  readonly faults: readonly string[];
}

/** An analytic gradient against the differences along each element, one by one. */
export function compareEntries(evaluation: Evaluation, tensor: Tensor, manner: Manner): Comparison {
  const { value } = evaluation.here.varied[tensor.varied]!;
  const { columns, data } = value;
  const entries: Entry[] = [];
  const cornered: number[] = [];
  for (let k = 0; k < data.length; k++) {
    const course = entryCourse(value, k, tensor.space);
    if (course === undefined) continue;
    const { analytic, ...comparison } = examine(evaluation, tensor, course, manner);
    if (comparison.corner) cornered.push(k);
    const place = { row: Math.floor(k / columns), column: k % columns, value: data[k]! };
    entries.push(entryOf(place, analytic, comparison));
  }
  return { entries, faults: togetherFaults(evaluation, tensor, manner, cornered) };
}
