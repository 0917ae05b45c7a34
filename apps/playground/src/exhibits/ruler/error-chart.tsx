import { linear, linePath } from "../../page/charts/scale.js";
import { digits, RULER_TEXTS } from "../../texts.js";
import type { Measurement } from "./protocol.js";

const WIDTH = 340;
const HEIGHT = 200;
/** Errors from 1e-14 to 1; what is smaller lies on the lower edge. */
const LEAST = -14;
const MOST = 0;
/** Every fourth step of the sweep is a power of ten. */
const STRIDE = 4;

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
  const rows = sweep.steps.map((_, i) => i).filter((i) => i % STRIDE === 0);
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
      <details>
        <summary>{RULER_TEXTS.asTable}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{RULER_TEXTS.stepColumn}</th>
              <th scope="col">{RULER_TEXTS.slopeColumn}</th>
              <th scope="col">{RULER_TEXTS.errorColumn}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((i) => (
              <tr>
                <td>{sweep.steps[i]!.toExponential(0)}</td>
                <td>{sweep.slopes[i]!.toPrecision(9)}</td>
                <td>{digits(sweep.errors[i]!)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
