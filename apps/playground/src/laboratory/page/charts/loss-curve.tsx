import { useState } from "preact/hooks";
import { largest, linear, linePath } from "../../../shared/scale.js";
import { someOf, TableBehind } from "../../../shared/table-behind.js";
import { TEXTS } from "../../../texts/laboratory.js";
import { digits } from "../../../texts/numbers.js";
import type { Laboratory } from "../laboratory.js";
import type { PageState } from "../state.js";

const WIDTH = 340;
const HEIGHT = 130;
/** A loss that shoots up is cut off, so that one still sees what was before. */
const CUT = 3;
/** Rows of the table behind the curve. */
const ROWS = 20;

/** Training and test loss over the steps; a click, or Enter, takes the network back to that step. */
export function LossCurve({ state, lab }: { readonly state: PageState; readonly lab: Laboratory }) {
  const [cursor, setCursor] = useState<number | undefined>(undefined);
  const frame = state.frame.value;
  if (!frame) return null;
  const { steps, trainingLoss, testLoss } = frame.history;
  const last = steps.length - 1;
  const most = Math.min(largest(trainingLoss, testLoss), CUT * (trainingLoss[0] || 1));
  const x = linear([0, Math.max(1, steps[last]!)], [0, WIDTH]);
  const y = linear([0, most || 1], [HEIGHT, 4]);
  const xs = Array.from(steps, x);
  const ys = (values: Float32Array) => Array.from(values, (value) => y(Math.min(value, most)));
  const at = Math.min(cursor ?? last, last);
  const nearest = (event: MouseEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    return Math.round(Math.min(1, Math.max(0, share)) * last);
  };
  const move = (by: number) => setCursor(Math.min(last, Math.max(0, at + by)));
  const onKeyDown = (event: KeyboardEvent) => {
    const stride = Math.max(1, Math.round(last / 20));
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: -1,
      ArrowDown: -1,
      ArrowRight: 1,
      ArrowUp: 1,
      PageDown: -stride,
      PageUp: stride,
      Home: -last,
      End: last,
    };
    if (event.key === "Enter") lab.rewind(steps[at]!);
    else if (event.key in moves) move(moves[event.key]!);
    else return;
    event.preventDefault();
  };
  return (
    <figure class="curve">
      <div
        class="surface"
        role="slider"
        tabIndex={0}
        aria-label={TEXTS.curveLabel}
        aria-valuemin={0}
        aria-valuemax={steps[last]}
        aria-valuenow={steps[at]}
        aria-valuetext={TEXTS.curveAt(steps[at]!, trainingLoss[at]!, testLoss[at]!)}
        aria-details="curve-table"
        onKeyDown={onKeyDown}
        onPointerMove={(event) => setCursor(nearest(event))}
        onPointerLeave={() => setCursor(undefined)}
        onBlur={() => setCursor(undefined)}
        onClick={(event) => lab.rewind(steps[nearest(event)]!)}
      >
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          <path class="line test" d={linePath(xs, ys(testLoss))} />
          <path class="line training" d={linePath(xs, ys(trainingLoss))} />
          {cursor !== undefined && <path class="cursor" d={`M${xs[at]} 0V${HEIGHT}`} />}
        </svg>
      </div>
      <figcaption>
        {cursor === undefined
          ? TEXTS.curveHint
          : TEXTS.curveAt(steps[at]!, trainingLoss[at]!, testLoss[at]!)}
      </figcaption>
      <TableBehind
        id="curve-table"
        summary={TEXTS.curveTable}
        head={[TEXTS.stepColumn, TEXTS.trainingLoss, TEXTS.testLoss]}
        rows={someOf(steps.length, ROWS).map((i) => [
          steps[i]!,
          digits(trainingLoss[i]!),
          digits(testLoss[i]!),
        ])}
      />
    </figure>
  );
}
