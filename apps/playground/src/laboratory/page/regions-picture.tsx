import type { Frame } from "../protocol.js";
import { Marks } from "./marks-view.js";
import { paintPlane } from "./paint.js";
import { Picture } from "./picture.js";

/** The regions of the classes, and the training points on them. */
export function RegionsPicture({
  label,
  shown: { plane, window, points },
}: {
  readonly label: string;
  readonly shown: Pick<Frame, "plane" | "window" | "points">;
}) {
  const { x, y, extent } = window;
  return (
    <div class="plane">
      <div class="learned" role="img" aria-label={label}>
        <Picture class="regions" paint={(canvas) => paintPlane(canvas, plane)} />
        <svg
          viewBox={`${x - extent} ${-y - extent} ${2 * extent} ${2 * extent}`}
          aria-hidden="true"
        >
          <Marks cloud={points} extent={extent} name="training" />
        </svg>
      </div>
    </div>
  );
}
