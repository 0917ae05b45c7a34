import { type FieldFault, readFields } from "../../shared/read-fields.js";
import type { Place, RulerRequest } from "./protocol.js";

/** Rows and columns of the network's weights and biases. */
export const SHAPES = [
  [2, 4],
  [1, 4],
  [4, 3],
  [1, 3],
] as const;
export const STEPS = 61;
const USUAL = [2, 0, 1];

/** What an address asks for: what is measured, at which weight, as `2.0.1`, by which step. */
export function fromAddress(fragment: string): {
  readonly request: RulerRequest;
  readonly at: number;
  readonly faults: readonly FieldFault[];
} {
  const fields = readFields(fragment);
  const subject = fields.name("measure", ["weight", "wrong", "corner"], "weight");
  const [tensor, row, column] = fields.numbers("weight", ".", isPlace, USUAL);
  const dtype = fields.name("dtype", ["float64", "float32"], "float64");
  const at = fields.integer("step", STEPS - 1, 0);
  const place: Place = { tensor: tensor!, row: row!, column: column! };
  return { request: { subject, place, dtype }, at, faults: fields.faults() };
}

function isPlace(numbers: readonly number[]): boolean {
  const [tensor = -1, row = -1, column = -1] = numbers;
  const [rows, columns] = SHAPES[tensor] ?? [0, 0];
  const areIndices = numbers.length === 3 && numbers.every((n) => Number.isInteger(n) && n >= 0);
  return areIndices && row < rows && column < columns;
}

/** The fields of an address that differ from the usual. */
export function toFields({ subject, place, dtype }: RulerRequest, at: number) {
  const weight = [place.tensor, place.row, place.column].join(".");
  return {
    measure: subject !== "weight" && subject,
    weight: weight !== USUAL.join(".") && weight,
    dtype: dtype !== "float64" && dtype,
    step: at > 0 && at,
  };
}
