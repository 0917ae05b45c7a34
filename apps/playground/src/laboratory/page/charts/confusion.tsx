import { TEXTS } from "../../../texts/laboratory.js";
import { SITE_TEXTS } from "../../../texts/site.js";
import type { PageState } from "../state.js";
import { ClassMark } from "./class-mark.js";

/** Test points by what they are and what the network says. */
export function Confusion({ state }: { readonly state: PageState }) {
  const frame = state.frame.value;
  if (!frame || frame.isRegression) return null;
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
