import { TEXTS } from "../../texts/laboratory.js";
import { percent } from "../../texts/numbers.js";
import type { Frame } from "../protocol.js";
import type { Unit } from "../settings/view.js";
import type { Laboratory } from "./laboratory.js";
import { Marks } from "./marks-view.js";
import { isWaitingForPoints } from "./own/own-editing.js";
import { PointPad } from "./own/point-pad.js";
import { paintPlane, paintUnit } from "./paint.js";
import { Picture } from "./picture.js";
import type { PageState } from "./state.js";

/** The longest arrow in shares of the plane's extent. */
const ARROW = 0.18;

/** The plane with the regions of the classes, or with what the picked unit gives, and the points. */
export function PlaneView({ state, lab }: { readonly state: PageState; readonly lab: Laboratory }) {
  const frame = state.frame.value;
  const isOwn = state.settings.value.data === "own";
  return (
    <div class="plane">
      {frame && !isWaitingForPoints(state) && <Learned state={state} frame={frame} />}
      {isOwn && <PointPad state={state} lab={lab} />}
    </div>
  );
}

/** The regions, or what a unit gives, and the points on them. */
function Learned({ state, frame }: { readonly state: PageState; readonly frame: Frame }) {
  const { training, test } = frame;
  const { x, y, extent } = frame.window;
  const map = pickedMap(frame, state.picked.value);
  const paint = (canvas: HTMLCanvasElement) =>
    map ? paintUnit(canvas, frame.unitCells, map) : paintPlane(canvas, frame.plane);
  return (
    <div
      class="learned"
      role="img"
      aria-label={TEXTS.planeLabel(percent(training.accuracy), percent(test.accuracy))}
    >
      <Picture class="regions" paint={paint} />
      <svg viewBox={`${x - extent} ${-y - extent} ${2 * extent} ${2 * extent}`} aria-hidden="true">
        {state.showTest.value && <Marks cloud={frame.testPoints} extent={extent} name="test" />}
        <Marks cloud={frame.points} extent={extent} name="training" />
        {frame.arrows.length > 0 && <path class="arrows" d={arrowsPath(frame)} />}
      </svg>
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
