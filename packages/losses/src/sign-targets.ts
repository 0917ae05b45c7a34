import type { Matrix } from "@adjoint/matrix";
import type { Targets } from "@adjoint/pass";
import { assertEntries, elementTargets } from "@adjoint/pass/losses";

/** Targets of the shape of the predictions, checked: each is 1 or -1. */
export function signTargets(
  functionName: string,
  targets: Targets,
  predictions: Matrix,
  name = "scores",
): Matrix {
  const t = elementTargets(functionName, targets, predictions, name);
  assertEntries(functionName, "target", t, (value) => value === 1 || value === -1, "1 or -1");
  return t;
}
