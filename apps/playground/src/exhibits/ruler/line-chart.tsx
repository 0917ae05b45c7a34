import { linear, linePath } from "../../shared/scale.js";
import { digits } from "../../texts/numbers.js";
import { RULER_TEXTS } from "../../texts/ruler.js";
import type { Measurement } from "./protocol.js";

const WIDTH = 340;
const HEIGHT = 200;
/** Room above and below the curve, as a share of its height. */
const ROOM = 0.15;

/** The function around its place, the tangent that is claimed, and the secant through two points. */
export function LineChart({ found, at }: { readonly found: Measurement; readonly at: number }) {
  const { curve, sweep } = found;
  const [first, last] = [curve.places[0]!, curve.places.at(-1)!];
  const [low, high] = [Math.min(...curve.values), Math.max(...curve.values)];
  const room = ROOM * (high - low || 1);
  const x = linear([first, last], [0, WIDTH]);
  const y = linear([low - room, high + room], [HEIGHT, 0]);
  /** A straight line through a point, from one edge to the other. */
  const line = (px: number, py: number, slope: number) =>
    linePath([0, WIDTH], [y(py + slope * (first - px)), y(py + slope * (last - px))]);
  const step = sweep.steps[at]!;
  const [left, right] = [sweep.left[at]!, sweep.right[at]!];
  return (
    <figure class="panel">
      <figcaption>{RULER_TEXTS.lineTitle}</figcaption>
      <svg
        class="chart tall"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={RULER_TEXTS.lineLabel(digits(found.claimed), digits(sweep.slopes[at]!))}
      >
        <path class="line function" d={linePath(curve.places.map(x), curve.values.map(y))} />
        <path class="line training" d={line(found.at, found.value, found.claimed)} />
        <path class="line test" d={line(found.at - step, left, sweep.slopes[at]!)} />
        <path
          class="points"
          d={dot(x(found.at - step), y(left)) + dot(x(found.at + step), y(right))}
        />
      </svg>
      <ul class="legend">
        <li class="solid">{RULER_TEXTS.tangent}</li>
        <li class="dashed">{RULER_TEXTS.secant}</li>
      </ul>
    </figure>
  );
}

/** A round dot: a line of no length with round ends. */
function dot(x: number, y: number): string {
  return `M${x.toFixed(2)} ${y.toFixed(2)}h0.01`;
}
