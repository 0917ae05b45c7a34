import type { DType } from "@adjoint/matrix";
import type { CheckOptions, Tolerances } from "./types.js";

/** What is not given follows from what the numbers can carry. */
export function tolerancesFor(analytic: DType, numerical: DType, given: CheckOptions): Tolerances {
  const { step, rtol, atol } = defaultsFor(analytic, numerical);
  return { step: given.step ?? step, rtol: given.rtol ?? rtol, atol: given.atol ?? atol };
}

function defaultsFor(analytic: DType, numerical: DType): Tolerances {
  if (analytic === "float64") return { step: 1e-5, rtol: 1e-6, atol: 1e-9 };
  if (numerical === "float64") return { step: 1e-5, rtol: 1e-5, atol: 1e-6 };
  return { step: 1e-2, rtol: 1e-2, atol: 1e-3 };
}
