import { useState } from "preact/hooks";
import { largest, linear, linePath } from "../../../shared/scale.js";
import { someOf, TableBehind } from "../../../shared/table-behind.js";
import { TEXTS } from "../../../texts/laboratory.js";
import { count, digits, percent } from "../../../texts/numbers.js";
import { CURVE_TEXTS } from "../../../texts/regression.js";
import type { Laboratory } from "../laboratory.js";
import type { PageState } from "../state.js";

const WIDTH = 340;
const HEIGHT = 130;
/** A loss that shoots up is cut off, so that one still sees what was before. */
const CUT = 3;
/** Rows of the table behind the curve. */
const ROWS = 20;

interface Props {
  readonly state: PageState;
  readonly lab: Laboratory;
}

/** Training and test loss over the steps. */
export function LossCurve(props: Props) {
  const history = props.state.frame.value?.history;
  if (!history) return null;
  const { trainingLoss, testLoss } = history;
  const most = Math.min(largest(trainingLoss, testLoss), CUT * (trainingLoss[0] || 1)) || 1;
  return (
    <HistoryCurve
      lab={props.lab}
      id="loss"
      words={TEXTS.lossCurve}
      shown={digits}
      {...{ steps: history.steps, training: trainingLoss, test: testLoss, most }}
    />
  );
}

/** Training and test accuracy over the steps; R² where numbers are learned. */
export function AccuracyCurve(props: Props) {
  const frame = props.state.frame.value;
  if (!frame) return null;
  const { steps, trainingAccuracy, testAccuracy } = frame.history;
  return (
    <HistoryCurve
      lab={props.lab}
      id="accuracy"
      words={frame.isRegression ? CURVE_TEXTS.r2Curve : TEXTS.accuracyCurve}
      shown={frame.isRegression ? digits : (share) => percent(share)}
      {...{ steps, training: trainingAccuracy, test: testAccuracy, most: 1 }}
    />
  );
}

/** The words of a curve. */
interface Words {
  readonly label: string;
  readonly at: (step: string, training: string, test: string) => string;
  readonly head: readonly [string, string];
}

/** Two measurements over the steps; a click, or Enter, takes the network back to that step. */
function HistoryCurve({
  lab,
  id,
  words,
  shown,
  steps,
  training,
  test,
  most,
}: {
  readonly lab: Laboratory;
  readonly id: string;
  readonly words: Words;
  readonly shown: (value: number) => string;
  readonly steps: Float64Array;
  readonly training: Float32Array;
  readonly test: Float32Array;
  /** The top of the picture. */
  readonly most: number;
}) {
  const [cursor, setCursor] = useState<number | undefined>(undefined);
  const last = steps.length - 1;
  const x = linear([0, Math.max(1, steps[last]!)], [0, WIDTH]);
  const y = linear([0, most], [HEIGHT - 1, 4]);
  const xs = Array.from(steps, x);
  const ys = (values: Float32Array) =>
    Array.from(values, (value) => y(Math.min(Math.max(value, 0), most)));
  const sentence = (i: number) =>
    words.at(count.format(steps[i]!), shown(training[i]!), shown(test[i]!));
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
    <figure class={`curve ${id}`}>
      <div
        class="surface"
        role="slider"
        tabIndex={0}
        aria-label={words.label}
        aria-valuemin={0}
        aria-valuemax={steps[last]}
        aria-valuenow={steps[at]}
        aria-valuetext={sentence(at)}
        aria-details={`${id}-table`}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => setCursor(nearest(event))}
        onPointerLeave={() => setCursor(undefined)}
        onBlur={() => setCursor(undefined)}
        onClick={(event) => lab.rewind(steps[nearest(event)]!)}
      >
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          <path class="line test" d={linePath(xs, ys(test))} />
          <path class="line training" d={linePath(xs, ys(training))} />
          {cursor !== undefined && <path class="cursor" d={`M${xs[at]} 0V${HEIGHT}`} />}
        </svg>
      </div>
      <figcaption>{cursor === undefined ? TEXTS.curveHint : sentence(at)}</figcaption>
      <TableBehind
        id={`${id}-table`}
        summary={TEXTS.curveTable}
        head={[TEXTS.stepColumn, ...words.head]}
        rows={someOf(steps.length, ROWS).map((i) => [
          steps[i]!,
          shown(training[i]!),
          shown(test[i]!),
        ])}
      />
    </figure>
  );
}
