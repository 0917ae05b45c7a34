import { TEXTS } from "../../texts/laboratory.js";
import { percent } from "../../texts/numbers.js";
import { CURVE_TEXTS } from "../../texts/regression.js";
import type { Frame, Plane, PointCloud, Surface } from "../protocol.js";
import { CurvePicture } from "./curve-picture.js";
import { Marks } from "./marks-view.js";
import { paintPlane, paintSurface } from "./paint.js";
import { Picture } from "./picture.js";
import { mostOf, ValueMarks } from "./value-marks.js";

type Shown = Pick<
  Frame,
  "plane" | "curve" | "window" | "points" | "isRegression" | "training" | "test"
>;

/** What the picture of a plane says to those who do not see it. */
export function labelOf({ isRegression, training, test }: Shown): string {
  return isRegression
    ? CURVE_TEXTS.surfaceLabel(training.accuracy, test.accuracy)
    : TEXTS.planeLabel(percent(training.accuracy), percent(test.accuracy));
}

/** Paints regions, or the numbers of a surface. */
export function paintLearned(
  canvas: HTMLCanvasElement,
  plane: Plane | Surface,
  points: PointCloud,
): void {
  if ("labels" in plane) paintPlane(canvas, plane);
  else paintSurface(canvas, plane, mostOf(points.values));
}

/** The regions of the classes, and the training points on them. */
export function RegionsPicture({ shown }: { readonly shown: Shown }) {
  const { plane, window, points, isRegression } = shown;
  const { x, y, extent } = window;
  if (!plane) {
    return (
      <div class="plane">
        <CurvePicture shown={shown} />
      </div>
    );
  }
  return (
    <div class="plane">
      <div class="learned" role="img" aria-label={labelOf(shown)}>
        <Picture class="regions" paint={(canvas) => paintLearned(canvas, plane, points)} />
        <svg
          viewBox={`${x - extent} ${-y - extent} ${2 * extent} ${2 * extent}`}
          aria-hidden="true"
        >
          {isRegression ? (
            <ValueMarks cloud={points} extent={extent} name="training" />
          ) : (
            <Marks cloud={points} extent={extent} name="training" />
          )}
        </svg>
      </div>
    </div>
  );
}
