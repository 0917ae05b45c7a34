import type { Evaluation } from "../behaviour/evaluation.js";
import type { Entry, GradientReport, Mode, TensorReport, Tolerances } from "../types.js";

/** What a check has found, of which something may be left out. */
export interface Found {
  readonly mode: Mode;
  readonly precision: GradientReport["precision"];
  readonly tolerances: Tolerances;
  readonly evaluation: Pick<Evaluation, "leftOut" | "remembers" | "upstream">;
  readonly compared: readonly { readonly name: string; readonly entries: readonly Entry[] }[];
  readonly tensors: readonly TensorReport[];
}

/** What a check could not see, in words: nothing, if every entry of a smooth op in float64 passes. */
export function unseenBy(found: Found): string[] {
  const { mode, precision, tolerances, evaluation, compared, tensors } = found;
  const unseen: string[] = [];
  if (mode === "projections") {
    unseen.push(
      `mistakes in an entry below ${tolerances.rtol} of the norm of its tensor's gradient, and which entry is wrong`,
    );
  }
  if (precision.analytic === "float32") {
    const side = precision.numerical === "float32" ? "the differences are" : "only the gradient is";
    unseen.push(`mistakes below a relative ${tolerances.rtol}: ${side} float32`);
  }
  if (evaluation.leftOut.length > 0)
    unseen.push(`${infiniteOutputs(evaluation)}, which are left out`);
  if (evaluation.remembers) {
    unseen.push(
      "an input that is changed in place: the op then gives what it gave for the old values",
    );
  }
  for (const { name, entries } of compared) unseen.push(...unseenOf(name, entries));
  const infinite = compared.flatMap(({ entries }) => entries).filter(isInfinite).length;
  if (infinite > 0) {
    unseen.push(
      `${infinite} infinite there: slopes go on growing as steps narrow, at what rate is not compared`,
    );
  }
  const kinks = tensors.reduce((sum, { counts }) => sum + counts.kink, 0) - infinite;
  if (kinks > 0) {
    unseen.push(`${kinks} at a kink: anything between the slopes of the two sides is let pass`);
  }
  return unseen;
}

/** A kink with a slope that grows without end, as that of a root at 0. */
const isInfinite = ({ status, analytic }: Entry) =>
  status === "kink" && Math.abs(analytic) === Number.POSITIVE_INFINITY;

function infiniteOutputs({ leftOut, upstream }: Found["evaluation"]): string {
  const places = leftOut
    .slice(0, 3)
    .map((k) => `[${Math.floor(k / upstream.columns)}, ${k % upstream.columns}]`);
  const more = leftOut.length > 3 ? ` and ${leftOut.length - 3} more` : "";
  return `the infinite outputs ${places.join(", ")}${more}`;
}

function unseenOf(name: string, entries: readonly Entry[]): string[] {
  const total = entries.length;
  if (total === 0) return [`the gradient of ${name}, which has no entries`];
  if (entries.every(({ status }) => status === "both-zero")) {
    return [`the gradient of ${name}, which is zero throughout at these values`];
  }
  const hidden = entries.filter(({ status }) => status === "unseen");
  if (hidden.length === 0) return [];
  const off = Math.max(...hidden.map(({ relative }) => relative)).toExponential(1);
  return [
    `${hidden.length} of ${total} in the gradient of ${name}: as near as rounding lets be seen, which is off by up to a relative ${off}`,
  ];
}
