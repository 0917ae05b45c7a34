import type { Matrix } from "@adjoint/matrix";
import type { RandomState } from "@adjoint/random";
import { judge } from "./judge.js";
import { directionLine } from "./line.js";
import type { Probe } from "./probe.js";
import { restoring } from "./restoring.js";
import { entryOf, summarize } from "./summarize.js";
import type { Entry, TensorReport, Tolerances, Varied } from "./types.js";

/** An analytic gradient against the differences along random directions of signs. */
export function compareProjections(
  { name, value }: Varied,
  analytic: Matrix,
  probe: Probe,
  tolerances: Tolerances,
  projections: number,
  random: RandomState,
  keepEntries: boolean,
): TensorReport {
  return restoring([value], () => {
    const entries: Entry[] = [];
    const { atol, rtol } = tolerances;
    // A projection is a sum of the signs' luck, and may be small beside what it sums.
    const norm = normOf(analytic);
    const wider = { ...tolerances, atol: atol * Math.sqrt(value.data.length) + rtol * norm };
    for (let i = 0; i < projections && value.data.length > 0; i++) {
      const direction = Float64Array.from(value.data, () => (random.random() < 0.5 ? -1 : 1));
      let slope = 0;
      direction.forEach((d, k) => {
        slope += d * (analytic.data[k] ?? Number.NaN);
      });
      const line = directionLine(value, direction);
      const judgement = judge(slope, probe, line, wider);
      entries.push(entryOf(i, 0, slope, judgement));
    }
    return summarize(name, entries, keepEntries);
  });
}

function normOf({ data }: Matrix): number {
  let squares = 0;
  for (const d of data) squares += d * d;
  return Math.sqrt(squares);
}
