import { largest, linear, linePath } from "../../../shared/scale.js";
import { someOf, TableBehind } from "../../../shared/table-behind.js";
import { COMPARE_TEXTS } from "../../../texts/compare.js";
import { TEXTS } from "../../../texts/laboratory.js";
import { digits } from "../../../texts/numbers.js";
import type { Frame, Other } from "../../protocol.js";

const WIDTH = 500;
const HEIGHT = 130;
/** A loss that shoots up is cut off. */
const CUT = 3;
const ROWS = 20;

/** The losses of both on the training points, over the same steps. */
export function CompareCurve({ frame, other }: { readonly frame: Frame; readonly other: Other }) {
  const { steps, trainingLoss } = frame.history;
  const last = Math.max(1, steps.at(-1)!, other.steps.at(-1)!);
  const begin = Math.max(trainingLoss[0] || 1, other.trainingLoss[0] || 1);
  const most = Math.min(largest(trainingLoss, other.trainingLoss), CUT * begin) || 1;
  const x = linear([0, last], [0, WIDTH]);
  const y = linear([0, most], [HEIGHT, 4]);
  const path = (at: Float64Array, values: Float32Array) =>
    linePath(
      Array.from(at, x),
      Array.from(values, (value) => y(Math.min(value, most))),
    );
  const rows = someOf(steps.length, ROWS).map((i) => {
    const at = other.steps.indexOf(steps[i]!);
    return [
      steps[i]!,
      digits(trainingLoss[i]!),
      at < 0 ? COMPARE_TEXTS.none : digits(other.trainingLoss[at]!),
    ];
  });
  return (
    <figure class="curve">
      <svg
        class="compare-curve"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <path class="line kept" d={path(other.steps, other.trainingLoss)} />
        <path class="line training" d={path(steps, trainingLoss)} />
      </svg>
      <figcaption class="keys">
        <span class="key now">{COMPARE_TEXTS.now}</span>
        <span class="key kept">{COMPARE_TEXTS.kept}</span>
        {COMPARE_TEXTS.curve}
      </figcaption>
      <TableBehind
        summary={TEXTS.curveTable}
        head={[TEXTS.stepColumn, COMPARE_TEXTS.now, COMPARE_TEXTS.kept]}
        rows={rows}
      />
    </figure>
  );
}
