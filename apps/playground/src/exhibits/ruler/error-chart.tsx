import { linear, linePath } from "../../shared/scale.js";
import { someOf, TableBehind } from "../../shared/table-behind.js";
import { digits } from "../../texts/numbers.js";
import { RULER_TEXTS } from "../../texts/ruler.js";
import { SITE_TEXTS } from "../../texts/site.js";
import type { Measurement } from "./protocol.js";

const WIDTH = 340;
const HEIGHT = 200;
/** Errors from 1e-14 to 1; what is smaller lies on the lower edge. */
const LEAST = -14;
const MOST = 0;
/** Powers of ten among the steps: the rows of the table. */
const POWERS = 16;

/** The error of the measured slope against the step, both on scales of logarithms. */
export function ErrorChart({
  found: { sweep },
  at,
}: {
  readonly found: Measurement;
  readonly at: number;
}) {
  const logarithms = sweep.steps.map((step) => Math.log10(step));
  const x = linear([logarithms.at(-1)!, logarithms[0]!], [6, WIDTH - 6]);
  const scale = linear([LEAST, MOST], [HEIGHT - 6, 6]);
  const y = (error: number) => scale(Math.min(MOST, Math.max(LEAST, Math.log10(error))));
  const now = `M${x(logarithms[at]!).toFixed(2)} ${y(sweep.errors[at]!).toFixed(2)}h0.01`;
  return (
    <figure class="panel">
      <figcaption>{RULER_TEXTS.errorTitle}</figcaption>
      <svg
        class="chart tall"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={RULER_TEXTS.errorLabel}
      >
        <path class="line training" d={linePath(logarithms.map(x), sweep.errors.map(y))} />
        <path class="points" d={now} />
      </svg>
      <p class="axis">
        <span>1e-15: {RULER_TEXTS.rounding}</span>
        <span>1: {RULER_TEXTS.curvature}</span>
      </p>
      <TableBehind
        summary={SITE_TEXTS.asTable}
        head={[RULER_TEXTS.stepColumn, RULER_TEXTS.slopeColumn, RULER_TEXTS.errorColumn]}
        rows={someOf(sweep.steps.length, POWERS).map((i) => [
          sweep.steps[i]!.toExponential(0),
          sweep.slopes[i]!.toPrecision(9),
          digits(sweep.errors[i]!),
        ])}
      />
    </figure>
  );
}
