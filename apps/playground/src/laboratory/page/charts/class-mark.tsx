import { CLASS_COLOURS, css } from "../colours.js";
import { markPath } from "../marks.js";

/** The mark of a class, as it stands on the plane. */
export function ClassMark({ label }: { readonly label: number }) {
  return (
    <svg class="mark" viewBox="-1.2 -1.2 2.4 2.4" aria-hidden="true">
      <path d={markPath(label, 0, 0, 1)} style={{ fill: css(CLASS_COLOURS[label]!) }} />
    </svg>
  );
}
