import { linear, linePath } from "../../shared/scale.js";
import { CURVE_TEXTS } from "../../texts/regression.js";
import type { Frame, PointCloud } from "../protocol.js";

const SIDE = 400;
const MARGIN = 14;
/** The radius of a point. */
const DOT = 3.2;

/** A curve that was learned, and the points that it was learned from. */
export function CurvePicture({
  shown: { curve, points, window, training, test },
  testPoints,
}: {
  readonly shown: Pick<Frame, "curve" | "points" | "window" | "training" | "test">;
  readonly testPoints?: PointCloud | undefined;
}) {
  if (!curve) return null;
  const x = linear([window.x - window.extent, window.x + window.extent], [0, SIDE]);
  const [low, high] = rangeOf(points.values);
  const y = linear([low, high], [SIDE - MARGIN, MARGIN]);
  // A network that runs away leaves the picture, not the page.
  const within = (value: number) => Math.min(2 * SIDE, Math.max(-SIDE, y(value)));
  const dots = ({ places, values }: PointCloud) =>
    Array.from(values, (value, i) => dotPath(x(places[i]!), y(value))).join("");
  return (
    <svg
      class="curve-picture"
      viewBox={`0 0 ${SIDE} ${SIDE}`}
      role="img"
      aria-label={CURVE_TEXTS.curveLabel(training.accuracy, test.accuracy)}
    >
      {low < 0 && high > 0 && <path class="axis" d={`M0 ${y(0)}H${SIDE}`} />}
      {testPoints && <path class="dots test" d={dots(testPoints)} />}
      <path class="dots training" d={dots(points)} />
      <path
        class="line learned-curve"
        d={linePath(Array.from(curve.xs, x), Array.from(curve.ys, within))}
      />
    </svg>
  );
}

function dotPath(x: number, y: number): string {
  return `M${(x - DOT).toFixed(1)} ${y.toFixed(1)}a${DOT} ${DOT} 0 1 0 ${2 * DOT} 0a${DOT} ${DOT} 0 1 0 ${-2 * DOT} 0Z`;
}

function rangeOf(values: Float32Array): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low < high ? [low, high] : [low - 1, high + 1];
}
