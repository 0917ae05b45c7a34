import {
  assertFinite,
  assertInteger,
  assertNumber,
  assertOneOf,
  assertRecord,
  describeValue,
} from "@adjoint/checks";
import type { LossPass } from "./types.js";

/** What there is to know of the loss of some rows, to put it together with that of others. */
export interface LossSummary {
  /** The mean of the losses, or their sum. */
  readonly loss: number;
  /** The share of the `counted` rows that are right, for losses that know it. */
  readonly accuracy?: number;
  /** Whether `loss` is the mean or the sum. */
  readonly reduction: "mean" | "sum";
  /** What the mean divides by. */
  readonly total: number;
  /** How many rows are not ignored. */
  readonly counted: number;
}

/**
 * What a loss's pass says of its rows; a pass that says nothing is taken for the mean over them.
 *
 * @param pass of a loss
 * @param rows how many there were
 * @throws {TypeError} when the pass is no record of numbers, or rows no number
 * @throws {RangeError} when rows is no integer of at least 0, the reduction is another word, or total
 * or counted is below 0 or not finite
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { summarizeLoss } from "@adjoint/pass";
 *
 * const summary = summarizeLoss({ output: 0.5, accuracy: 1 }, 4);
 * assert.deepEqual(summary, { loss: 0.5, reduction: "mean", total: 4, counted: 4, accuracy: 1 });
 * ```
 */
export function summarizeLoss(
  pass: Pick<LossPass, "output" | "accuracy" | "reduction" | "total" | "counted">,
  rows: number,
): LossSummary {
  assertInteger("summarizeLoss", "rows", rows, 0);
  assertRecord("summarizeLoss", "pass", pass, "an object with a loss");
  const { output, accuracy, reduction = "mean", total = rows, counted = rows } = pass;
  const summary = {
    loss: output,
    reduction,
    total,
    counted,
    ...(accuracy !== undefined && { accuracy }),
  };
  assertSummary("summarizeLoss", "the pass", summary);
  return summary;
}

/**
 * The loss of all rows from those of their parts, which may be batches, the steps of an epoch, or what
 * several machines found: `Σ total loss / Σ total` for means, `Σ loss` for sums. The accuracy is
 * `Σ counted accuracy / Σ counted`, if every part has one.
 *
 * Numerics: equal to the loss of all rows in one piece but for rounding. Parts where nothing counts
 * add nothing, though their mean be NaN; where that is so of every part, it is what the first says.
 *
 * @param parts any number of summaries; the loss of none is NaN
 * @throws {TypeError} when parts are no array of summaries
 * @throws {RangeError} when some are means and others sums, or a total or counted is below 0 or not finite
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { combineLosses } from "@adjoint/pass";
 *
 * const mean = { reduction: "mean" } as const;
 * const { loss, total } = combineLosses([
 *   { ...mean, loss: 3, total: 1, counted: 1 },
 *   { ...mean, loss: 1, total: 3, counted: 3 },
 *   { ...mean, loss: NaN, total: 0, counted: 0 },
 * ]);
 * assert.deepEqual([loss, total], [1.5, 4]);
 * ```
 */
export function combineLosses(parts: readonly LossSummary[]): LossSummary {
  if (!Array.isArray(parts)) {
    throw new TypeError(
      `combineLosses: parts must be an array of summaries of losses, got ${describeValue(parts)}`,
    );
  }
  const [first] = parts;
  const reduction = first?.reduction ?? "mean";
  for (const [i, part] of parts.entries()) {
    assertSummary("combineLosses", `part ${i}`, part);
    if (part.reduction !== reduction) {
      throw new RangeError("combineLosses: some parts are means and others sums");
    }
  }
  const total = sumOf(parts, (part) => part.total);
  const counted = sumOf(parts, (part) => part.counted);
  const loss =
    reduction === "sum"
      ? sumOf(parts, (part) => part.loss)
      : meanOf(parts, (part) => [part.loss, part.total / total]);
  const accuracy = meanOf(parts, (part) => [part.accuracy ?? Number.NaN, part.counted / counted]);
  const known = parts.length > 0 && parts.every((part) => part.accuracy !== undefined);
  return { loss, reduction, total, counted, ...(known && { accuracy }) };
}

function assertSummary(functionName: string, name: string, summary: LossSummary): void {
  assertRecord(functionName, name, summary, "an object with a loss");
  const { loss, accuracy, reduction, total, counted } = summary;
  assertOneOf(functionName, `reduction of ${name}`, reduction, ["mean", "sum"]);
  assertNumber(functionName, `loss of ${name}`, loss);
  assertFinite(functionName, `total of ${name}`, total, 0);
  assertFinite(functionName, `counted of ${name}`, counted, 0);
  if (accuracy !== undefined) assertNumber(functionName, `accuracy of ${name}`, accuracy);
}

function sumOf(parts: readonly LossSummary[], value: (part: LossSummary) => number): number {
  let sum = 0;
  for (const part of parts) sum += value(part);
  return sum;
}

/** `Σ share value` over the parts that have a share; the first value where none has. */
function meanOf(
  parts: readonly LossSummary[],
  valueAndShare: (part: LossSummary) => readonly [value: number, share: number],
): number {
  const shared = parts.map(valueAndShare).filter(([, share]) => share > 0);
  if (shared.length === 0) return parts[0] === undefined ? Number.NaN : valueAndShare(parts[0])[0];
  return shared.reduce((sum, [value, share]) => sum + value * share, 0);
}
