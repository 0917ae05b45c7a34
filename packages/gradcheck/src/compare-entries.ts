import type { Matrix } from "@adjoint/matrix";
import { judge } from "./judge.js";
import { entryLine } from "./line.js";
import type { Probe } from "./probe.js";
import { restoring } from "./restoring.js";
import { entryOf, summarize } from "./summarize.js";
import type { Entry, TensorReport, Tolerances, Varied } from "./types.js";

/** An analytic gradient against the differences along each element, one by one. */
export function compareEntries(
  { name, value }: Varied,
  analytic: Matrix,
  probe: Probe,
  tolerances: Tolerances,
  keepEntries: boolean,
): TensorReport {
  return restoring([value], () => {
    const entries: Entry[] = [];
    const { columns } = value;
    for (let k = 0; k < value.data.length; k++) {
      // A gradient of too few elements has none here: NaN, which is not finite.
      const slope = analytic.data[k] ?? Number.NaN;
      const line = entryLine(value, k);
      const judgement = judge(slope, probe, line, tolerances);
      entries.push(entryOf(Math.floor(k / columns), k % columns, slope, judgement));
    }
    return summarize(name, entries, keepEntries);
  });
}
