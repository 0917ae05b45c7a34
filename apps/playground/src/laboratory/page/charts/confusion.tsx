import { DIGIT_TEXTS } from "../../../texts/digits.js";
import { TEXTS } from "../../../texts/laboratory.js";
import { SITE_TEXTS } from "../../../texts/site.js";
import type { PageState } from "../state.js";
import { ClassMark } from "./class-mark.js";

/** Test points by what they are and what the network says. */
export function Confusion({ state }: { readonly state: PageState }) {
  const frame = state.frame.value;
  if (!frame || frame.isRegression) return null;
  const isDigits = frame.digit !== undefined;
  const name = isDigits ? String : SITE_TEXTS.className;
  return (
    <table class={isDigits ? "confusion narrow" : "confusion"}>
      <caption>{isDigits ? DIGIT_TEXTS.confusion : TEXTS.confusion}</caption>
      <thead>
        <tr>
          <td />
          {frame.confusion.map((_, label) => (
            <th scope="col">{isDigits ? label : TEXTS.predictedClass(name(label))}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {frame.confusion.map((counts, label) => (
          <tr>
            <th scope="row">
              {!isDigits && <ClassMark label={label} />} {TEXTS.trueClass} {name(label)}
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
