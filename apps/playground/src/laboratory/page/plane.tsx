import type { Frame } from "../protocol.js";
import { DIGITS } from "../settings/lab-settings.js";
import type { Unit } from "../settings/view.js";
import { CurvePicture } from "./curve-picture.js";
import { LazyDigitPad } from "./digits/lazy-digit-pad.js";
import type { Laboratory } from "./laboratory.js";
import { Marks } from "./marks-view.js";
import { isWaitingForPoints } from "./own/own-editing.js";
import { PointPad } from "./own/point-pad.js";
import { paintUnit } from "./paint.js";
import { Picture } from "./picture.js";
import { labelOf, paintLearned } from "./regions-picture.js";
import type { PageState } from "./state.js";
import { ValueMarks } from "./value-marks.js";

/** The longest arrow in shares of the plane's extent. */
const ARROW = 0.18;

/** The plane with the regions of the classes, or with what the picked unit gives, and the points. */
export function PlaneView({ state, lab }: { readonly state: PageState; readonly lab: Laboratory }) {
  const frame = state.frame.value;
  const { data } = state.settings.value;
  if (data === DIGITS) return <LazyDigitPad state={state} lab={lab} />;
  const isOwn = data === "own";
  return (
    <div class="plane">
      {frame && !isWaitingForPoints(state) && <Learned state={state} frame={frame} />}
      {isOwn && <PointPad state={state} lab={lab} />}
    </div>
  );
}

/** The regions, a curve, or what a unit gives, and the points on it. */
function Learned({ state, frame }: { readonly state: PageState; readonly frame: Frame }) {
  const { plane, points, testPoints, isRegression } = frame;
  const { x, y, extent } = frame.window;
  const map = pickedMap(frame, state.picked.value);
  const shownTest = state.showTest.value ? testPoints : undefined;
  if (!plane && !map) return <CurvePicture shown={frame} testPoints={shownTest} />;
  const paint = (canvas: HTMLCanvasElement) => {
    if (map) paintUnit(canvas, map);
    else if (plane) paintLearned(canvas, plane, points);
  };
  const Cloud = isRegression ? ValueMarks : Marks;
  return (
    <div class="learned" role="img" aria-label={labelOf(frame)}>
      <Picture class="regions" paint={paint} />
      {plane && (
        <svg
          viewBox={`${x - extent} ${-y - extent} ${2 * extent} ${2 * extent}`}
          aria-hidden="true"
        >
          {shownTest && <Cloud cloud={shownTest} extent={extent} name="test" />}
          <Cloud cloud={points} extent={extent} name="training" />
          {frame.arrows.length > 0 && <path class="arrows" d={arrowsPath(frame)} />}
        </svg>
      )}
    </div>
  );
}

function pickedMap(frame: Frame, picked: Unit | undefined): Int8Array | undefined {
  return picked && frame.unitMaps[picked.layer]?.[picked.unit];
}

/** A line from each point to where it is pulled; lengths on a scale of square roots. */
function arrowsPath({ arrows, points, window: { extent } }: Frame): string {
  let most = 0;
  const size = (i: number) => Math.hypot(arrows[2 * i]!, arrows[2 * i + 1]!);
  for (let i = 0; i < points.labels.length; i++) most = Math.max(most, size(i));
  if (!(most > 0 && most < Number.POSITIVE_INFINITY)) return "";
  let path = "";
  for (let i = 0; i < points.labels.length; i++) {
    const length = size(i);
    const scale = length > 0 ? (ARROW * extent * Math.sqrt(length / most)) / length : 0;
    const [dx, dy] = [scale * arrows[2 * i]!, -scale * arrows[2 * i + 1]!];
    path += `M${points.places[2 * i]!.toFixed(4)} ${(-points.places[2 * i + 1]!).toFixed(4)}l${dx.toFixed(4)} ${dy.toFixed(4)}`;
  }
  return path;
}
