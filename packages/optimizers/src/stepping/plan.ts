import type { DType, Matrix } from "@adjoint/matrix";
import type { Parameter } from "@adjoint/pass";
import type { Kept } from "./kept.js";
import type { Method } from "./method.js";

/** Parameters that the same numbers move: one call moves them all. */
export interface Batch {
  readonly method: Method;
  readonly dtype: DType;
  /** What the first of them is called. */
  readonly name: string;
  /** Whether their next step is their first. */
  readonly isFirst: boolean;
  readonly kept: Kept[];
  readonly lists: (readonly Matrix[])[];
  /** The learning rate of the step that is being taken. */
  rate: number;
}

/** How a list of parameters is moved, for as long as the list stays the same and nothing else moves them. */
export interface Plan {
  readonly parameters: readonly Parameter[];
  /** What is kept of each of them. */
  readonly kept: readonly Kept[];
  readonly batches: readonly Batch[];
  /** How many changes there had been when it was last followed. */
  changes: number;
}

/** Puts together what the same numbers move. A parameter that is given twice moves once. */
export function planOf(parameters: readonly Parameter[], kept: readonly Kept[]): Plan {
  const batches: Batch[] = [];
  kept.forEach((each, i) => {
    if (kept.indexOf(each) !== i) return;
    const { name, value } = parameters[i]!;
    const { dtype } = value;
    let batch = batches.find((other) => belongs(other, each, dtype));
    if (batch === undefined) {
      const { method, isFirst } = each;
      batch = { method, dtype, name, isFirst, kept: [], lists: [], rate: 0 };
      batches.push(batch);
    }
    batch.kept.push(each);
    batch.lists.push(each.list);
  });
  return { parameters: Array.from(parameters), kept, batches, changes: -1 };
}

function belongs(
  { method, dtype, isFirst, kept }: Batch,
  other: Kept,
  dtypeOfOther: DType,
): boolean {
  if (method !== other.method || dtype !== dtypeOfOther || isFirst !== other.isFirst) return false;
  const { running } = kept[0]!;
  for (let k = 0; k < running.length; k++) if (running[k] !== other.running[k]) return false;
  return true;
}

/** Whether a plan is of these parameters. */
export function isPlanOf(plan: Plan, parameters: readonly Parameter[]): boolean {
  if (plan.parameters.length !== parameters.length) return false;
  for (let i = 0; i < parameters.length; i++) {
    if (plan.parameters[i] !== parameters[i]) return false;
  }
  return true;
}

/** Takes the matrices of parameters as they are now; the record of a parameter may have got others. */
export function refresh({ parameters, kept }: Plan): void {
  for (let i = 0; i < parameters.length; i++) {
    const { list } = kept[i]!;
    const { value, gradient } = parameters[i]!;
    list[0] = value;
    list[list.length - 1] = gradient;
  }
}

/** Takes the running numbers of a batch to the next step. */
export function advance({ kept }: Batch): void {
  const { running, nexts } = kept[0]!;
  for (let k = 0; k < nexts.length; k++) running[k] = nexts[k]!.next(running[k]!, running);
  for (let i = 1; i < kept.length; i++) {
    const other = kept[i]!.running;
    for (let k = 0; k < running.length; k++) other[k] = running[k]!;
  }
}
