import { type FieldFault, readFields } from "../../shared/read-fields.js";
import type { Question } from "./findings.js";

export const MOST_CLASSES = 5;
const USUAL: Question = { logits: [2, 1, -1], label: 0, dtype: "float64" };
/** No logit of any use is farther from 0. */
const LARGEST = 1e6;

/** What an address asks for: logits, as `2,1,-1`, the true class and the dtype. */
export function fromAddress(fragment: string): {
  readonly question: Question;
  readonly faults: readonly FieldFault[];
} {
  const fields = readFields(fragment);
  const logits = fields.numbers(
    "logits",
    ",",
    (numbers) =>
      numbers.length >= 2 &&
      numbers.length <= MOST_CLASSES &&
      numbers.every((logit) => Math.abs(logit) <= LARGEST),
    USUAL.logits,
  );
  const label = fields.integer("class", logits.length - 1, USUAL.label);
  const dtype = fields.name("dtype", ["float64", "float32"], USUAL.dtype);
  return { question: { logits, label, dtype }, faults: fields.faults() };
}

/** The fields of an address that differ from the usual. */
export function toFields({ logits, label, dtype }: Question) {
  return {
    logits: String(logits) !== String(USUAL.logits) && String(logits),
    class: label !== USUAL.label && label,
    dtype: dtype !== USUAL.dtype && dtype,
  };
}
