import { TEXTS } from "../../../texts/laboratory.js";
import { SITE_TEXTS } from "../../../texts/site.js";
import { CLASS_COLOURS, css } from "../colours.js";
import { markPath } from "../marks.js";
import type { PageState } from "../state.js";

/** Test points by what they are and what the network says. */
export function Confusion({ state }: { readonly state: PageState }) {
  const frame = state.frame.value;
  if (!frame) return null;
  return (
    <table class="confusion">
      <caption>{TEXTS.confusion}</caption>
      <thead>
        <tr>
          <td />
          {frame.confusion.map((_, label) => (
            <th scope="col">{TEXTS.predictedClass(SITE_TEXTS.className(label))}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {frame.confusion.map((counts, label) => (
          <tr>
            <th scope="row">
              <ClassMark label={label} /> {TEXTS.trueClass} {SITE_TEXTS.className(label)}
            </th>
            {counts.map((count, said) => (
              <td class={said === label ? "correct" : count > 0 ? "wrong" : ""}>{count}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The mark of a class, as it stands on the plane. */
function ClassMark({ label }: { readonly label: number }) {
  return (
    <svg class="mark" viewBox="-1.2 -1.2 2.4 2.4" aria-hidden="true">
      <path d={markPath(label, 0, 0, 1)} style={{ fill: css(CLASS_COLOURS[label]!) }} />
    </svg>
  );
}
