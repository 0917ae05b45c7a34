import { asType, isMatrix } from "@adjoint/matrix";
import type { Targets } from "@adjoint/pass";

/** The same targets for a float64 twin. */
export function exactTargets(targets: Targets): Targets {
  return isMatrix(targets) ? asType(targets, "float64") : targets;
}
