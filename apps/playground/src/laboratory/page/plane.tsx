import type { Frame } from "../protocol.js";
import { DIGITS } from "../settings/lab-settings.js";
import type { Unit } from "../settings/view.js";
import { CurvePicture } from "./curve-picture.js";
import { LazyDigitPad } from "./digits/lazy-digit-pad.js";
import type { Laboratory } from "./laboratory.js";
import { Marks } from "./marks-view.js";
import { isWaitingForPoints } from "./own/own-editing.js";
import { OwnPointsTools } from "./own/own-points-tools.js";
import { PointPad } from "./own/point-pad.js";
import { paintUnit } from "./paint.js";
import { Picture } from "./picture.js";
import { labelOf, paintLearned } from "./regions-picture.js";
import type { PageState } from "./state.js";
import { ValueMarks } from "./value-marks.js";

/** The longest arrow in shares of the plane's extent. */
const ARROW = 0.18;
/** The same of the shortest one that is drawn, and of the sides of its head. */
const LEAST_ARROW = 0.015;
const HEAD = 0.035;

/** The plane with the regions of the classes, or with what the picked unit gives, and the points. */
export function PlaneView({ state, lab }: { readonly state: PageState; readonly lab: Laboratory }) {
  const frame = state.frame.value;
  const { data } = state.settings.value;
  if (data === DIGITS) return <LazyDigitPad state={state} lab={lab} />;
  const isOwn = data === "own";
  return (
    <>
      <div class="plane">
        {frame && !isWaitingForPoints(state) && <Learned state={state} frame={frame} />}
        {isOwn && <PointPad state={state} lab={lab} />}
      </div>
      {isOwn && <OwnPointsTools state={state} lab={lab} />}
    </>
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

/** An arrow from each point to where it is pulled; lengths on a scale of square roots. */
function arrowsPath({ arrows, points, window: { extent } }: Frame): string {
  let most = 0;
  const size = (i: number) => Math.hypot(arrows[2 * i]!, arrows[2 * i + 1]!);
  for (let i = 0; i < points.labels.length; i++) most = Math.max(most, size(i));
  if (!(most > 0 && most < Number.POSITIVE_INFINITY)) return "";
  let path = "";
  for (let i = 0; i < points.labels.length; i++) {
    const found = size(i);
    const length = ARROW * extent * Math.sqrt(found / most);
    // Points that are right hardly pull: theirs would be no more than a dot.
    if (!(length > LEAST_ARROW * extent)) continue;
    const [ux, uy] = [arrows[2 * i]! / found, -arrows[2 * i + 1]! / found];
    const x = points.places[2 * i]! + length * ux;
    const y = -points.places[2 * i + 1]! + length * uy;
    const head = Math.min(HEAD * extent, length / 2);
    path += `M${at(points.places[2 * i]!)} ${at(-points.places[2 * i + 1]!)}L${at(x)} ${at(y)}`;
    for (const side of [-0.5, 0.5]) {
      const [hx, hy] = [-ux - side * uy, -uy + side * ux];
      path += `M${at(x)} ${at(y)}l${at(head * hx)} ${at(head * hy)}`;
    }
  }
  return path;
}

function at(value: number): string {
  return value.toFixed(4);
}
