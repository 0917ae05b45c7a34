import { drawFor, GRADIENT_CASES, type GradientCase } from "@adjoint/family";
import type { DType } from "@adjoint/matrix";
import { checkSubject } from "../check/check-subject.js";
import type { Checked, CheckSettings } from "../check/types.js";

/** The cases of the family whose name contains `filter`, in any case. */
export function casesMatching(filter = ""): readonly GradientCase[] {
  return GRADIENT_CASES.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()));
}

/** Checks cases one by one, each at each of its shapes. */
export function* checkCatalogue(
  cases: readonly GradientCase[],
  dtype: DType,
  settings: CheckSettings,
): Generator<Checked> {
  for (const { name, shapes, make } of cases) {
    for (const shape of shapes) {
      yield checkSubject(name, make(drawFor(shape, dtype, settings.seed)), settings);
    }
  }
}
