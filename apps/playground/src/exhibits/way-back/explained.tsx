import { digits } from "../../texts/numbers.js";
import { WAY_TEXTS } from "../../texts/way-back.js";
import { type Explanation, valueAt } from "./explain.js";
import type { Cell, Trace } from "./protocol.js";

/** The sum that the picked number is, with the numbers put in. */
export function Explained({
  trace,
  cell,
  explanation,
}: {
  readonly trace: Trace;
  readonly cell: Cell | undefined;
  readonly explanation: Explanation | undefined;
}) {
  if (!cell || !explanation) return <p class="explained">{WAY_TEXTS.pick}</p>;
  const { formula, terms, remark } = explanation;
  const products = terms.map((factors) => factors.map(withSign).join(" · "));
  const value = digits(valueAt(trace, cell));
  return (
    <p class="explained" aria-live="polite">
      <code>{formula}</code>
      <code class="sum">
        = {products.length > 0 && `${products.join(" + ")} = `}
        <strong>{value}</strong>
      </code>
      {remark && <span>{WAY_TEXTS.remarks[remark]}</span>}
    </p>
  );
}

/** A factor; a negative one in brackets. */
function withSign(value: number): string {
  return value < 0 ? `(${digits(value)})` : digits(value);
}
