import type { DType } from "@adjoint/matrix";
import type { Exported, Form } from "../module/exported.js";
import { PROBABILITIES } from "../rounds/domains.js";
import type { Shape } from "../rounds/rounds-for.js";
import { domainNotes, domainsOf, formsOf, kindsOf } from "./choices.js";
import { onProbabilities } from "./on-probabilities.js";
import type { Plan } from "./plan.js";
import { reasonOf } from "./reason-of.js";
import { shapesFor, wideEnough } from "./shapes-for.js";
import { suiting } from "./targets-that-suit.js";
import { type Trial, tryOn } from "./try-on.js";

/** Finds by calling what an export is; a string says why it is nothing to check. */
export function planFor(exported: Exported, dtype: DType): Plan | string {
  const trials: Trial[] = [];
  for (const shapes of shapesFor(exported, dtype)) {
    for (const form of formsOf(exported)) {
      const found = bestIn(exported, dtype, form, shapes, trials);
      if (found !== undefined) return found;
    }
  }
  const partly = trials
    .filter(({ gives }) => gives > 0)
    .sort((a, b) => b.fits - a.fits || b.gives - a.gives)[0];
  if (partly === undefined) return reasonOf(exported, trials);
  const { way, domain, shapes } = partly;
  return { way, domain, shapes, simplex: domain === PROBABILITIES, notes: [] };
}

/** The first domain on which all is finite; of a loss, with the targets that suit it. */
function bestIn(
  exported: Exported,
  dtype: DType,
  form: Form,
  wanted: readonly Shape[],
  trials: Trial[],
): Plan | undefined {
  const takesTargets = form === "loss" || form === "network";
  for (const domain of domainsOf(exported)) {
    const fitting: Trial[] = [];
    const shapes = wideEnough(exported, domain, wanted);
    for (const targets of takesTargets ? kindsOf(exported, shapes) : [undefined]) {
      const trial = tryOn(exported, dtype, { form, targets }, domain, shapes);
      trials.push(trial);
      if (trial.of > 0 && trial.fits === trial.of) fitting.push(trial);
    }
    const [first] = fitting;
    if (first === undefined) continue;
    const chosen = takesTargets ? suiting(exported, dtype, fitting) : { trial: first, notes: [] };
    return onProbabilities(exported, dtype, {
      way: chosen.trial.way,
      domain,
      shapes,
      // All other domains were tried before.
      simplex: domain === PROBABILITIES,
      notes: [...chosen.notes, ...domainNotes(exported, domain)],
    });
  }
  return undefined;
}
