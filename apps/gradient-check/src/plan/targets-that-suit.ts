import type { DType } from "@adjoint/matrix";
import type { Exported } from "../module/exported.js";
import { checkOn } from "./check-on.js";
import type { Trial } from "./try-on.js";

/**
 * The targets that a loss is made for. What takes class indices and is finite is made for them.
 * Matrices of any numbers suit a squared error, but not what expects rows that sum to 1: of these
 * kinds the first is taken with which the gradient does not fail.
 */
export function suiting(exported: Exported, dtype: DType, fitting: readonly Trial[]) {
  const [first] = fitting;
  const right = first!.way.targets!.certain
    ? first!
    : (fitting.find((trial) => checkOn(exported, dtype, trial).check.verdict !== "failed") ??
      first!);
  const notes: string[] = [];
  if (exported.settings.targets === undefined) {
    const beside = right === first ? "" : `; with ${first!.way.targets!.name}, it is not right`;
    notes.push(`its targets are ${right.way.targets!.name}, found by trying${beside}`);
  }
  return { trial: right, notes };
}
