import type { CheckOptions } from "@adjoint/gradcheck";
import type { DType, Matrix } from "@adjoint/matrix";
import { checkSubject } from "../check/check-subject.js";
import type { Checked } from "../check/types.js";
import { type Exported, prepare } from "../module/exported.js";
import { type Domain, PROBABILITIES } from "../rounds/domains.js";
import type { Plan } from "./plan.js";
import { inputsOn, type Trial } from "./try-on.js";

/** Entries of an input on which targets are decided: enough, and quickly checked. */
const FEW = 64;

type Tried = Pick<Trial, "way" | "domain" | "shapes"> & Partial<Pick<Plan, "simplex">>;

/** One check, at a small input. */
export function checkOn(
  exported: Exported,
  dtype: DType,
  { way, domain, shapes, simplex = domain === PROBABILITIES }: Tried,
): Checked {
  const inputs = inputsOn(exported, dtype, domain, shapes);
  const small = inputs.filter(({ data }) => data.length <= FEW).at(-1) ?? inputs[0]!;
  const { subject } = prepare(exported, way, small, exported.settings.context);
  const options = { ...exported.settings.options, ...movesIn(domain, simplex, small) };
  return checkSubject(exported.name, subject!, { seed: exported.seed, options });
}

/** Where an input may be moved to; anywhere, if it is a given one from beyond the domain. */
export function movesIn(
  { bounds }: Domain,
  simplex: boolean,
  { data }: Matrix,
): Pick<CheckOptions, "domain" | "simplex"> {
  const { low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY } = bounds ?? {};
  const inside = data.every((value: number) => value >= low && value <= high);
  if (bounds === undefined || !inside) return {};
  return simplex ? { simplex } : { domain: bounds };
}
