import type { DType } from "@adjoint/matrix";
import type { Exported } from "../module/exported.js";
import { DOMAINS, PROBABILITIES } from "../rounds/domains.js";
import { checkOn } from "./check-on.js";
import type { Plan } from "./plan.js";
import { wideEnough } from "./shapes-for.js";
import { tryOn } from "./try-on.js";

/**
 * A loss of probabilities often clips them, and has no gradient to speak of outside of [0, 1]: one
 * that is wrong just there, and right on rows of probabilities, is made for these.
 */
export function onProbabilities(exported: Exported, dtype: DType, plan: Plan): Plan {
  const { settings } = exported;
  const isLoss = plan.way.form === "loss" || plan.way.form === "alone";
  const said = settings.domain ?? settings.simplex ?? settings.inputs;
  if (!isLoss || said !== undefined || plan.domain !== DOMAINS[0]) return plan;
  const { check, compared } = checkOn(exported, dtype, plan);
  if (check.verdict !== "failed") return plan;
  const entries = compared.flatMap(({ values, entries: own }) =>
    own.map((entry) => ({ ...entry, x: values.data[entry.row * values.columns + entry.column]! })),
  );
  const inside = entries.filter(({ x }) => x > 0 && x < 1);
  const rightInside = inside.every(({ status }) => status !== "fail" && status !== "non-finite");
  const tells = inside.some(({ status, numerical }) => status === "pass" && numerical !== 0);
  if (!rightInside || !tells) return plan;
  const shapes = wideEnough(exported, PROBABILITIES, plan.shapes);
  const narrower = { ...plan, domain: PROBABILITIES, shapes, simplex: false };
  const trial = tryOn(exported, dtype, plan.way, PROBABILITIES, shapes);
  if (trial.fits < trial.of || checkOn(exported, dtype, narrower).check.verdict !== "passed") {
    return plan;
  }
  const note =
    "its inputs are rows of probabilities: outside of [0, 1] its gradient is not that of its forward";
  return { ...narrower, notes: [...plan.notes, note] };
}
