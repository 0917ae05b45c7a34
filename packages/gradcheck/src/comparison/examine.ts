import type { Matrix } from "@adjoint/matrix";
import type { Evaluation } from "../behaviour/evaluation.js";
import type { Site } from "../behaviour/site.js";
import type { Tensor } from "../behaviour/tensors.js";
import { type ComparedSlope, compare } from "../finite-differences/compare.js";
import type { Limits } from "../finite-differences/limits.js";
import type { Line } from "../numerics/line.js";
import { epsilonOf } from "../numerics/probe.js";
import { type Track, trackAlong } from "../numerics/track.js";
import { type Among, amongSlopes, areAmong } from "./among.js";
import { forgiveRounding } from "./conditioning.js";
import { entryCourse } from "./courses.js";
import { limitsFor, type Manner, witnessLimits } from "./limits-for.js";

/** A way to vary a tensor, wherever its values are, with the slope that a gradient claims there. */
export interface Course {
  readonly line: (value: Matrix) => Line;
  readonly slope: (gradient: Matrix) => number;
  /** What the slope is the sum of, element by element. */
  readonly terms: (gradient: Matrix) => readonly number[];
  /** What else a gradient's limits depend on. */
  readonly adapt?: (limits: Limits, gradient: Matrix) => Limits;
}

/** Steps that are wider, in sizes of what is moved, are no proof where they are all there is. */
const FAR = 2 ** -5;
/** How many times wider the steps are that have to agree with the narrowest. */
const NEIGHBOURS = 20;
const BETWEEN = [1 / 4, 1 / 2, 2, 4, 8];
/** How far x and the parameters are moved for a second look, and how often. */
const SHARE = 1e-3;
const LOOKS = 3;
/** Points nearby whose slopes a claimed one is to lie among. */
const SAMPLES = 16;

/**
 * Compares one slope. At a corner that several elements have at once, each may take a side of its
 * own, and no interval of the sum is known: then a second look beside the corner decides, where x
 * and the parameters are moved a little.
 */
export function examine(
  evaluation: Evaluation,
  tensor: Tensor,
  course: Course,
  manner: Manner,
  amongThem: Among = areAmong(rightAlone(evaluation, tensor, manner)),
): ComparedSlope & { readonly analytic: number } {
  const comparison = compareAt(evaluation, evaluation.here, tensor, course, manner);
  const { status, corner = false } = comparison;
  const { value } = evaluation.here.varied[tensor.varied]!;
  const { several, size } = course.line(value);
  const doubtful =
    corner && (status === "fail" || status === "cannot-tell" || (status === "kink" && several));
  // At exact zeros the corners of several units meet, and may leave both sides the same slope.
  const atZero = status === "fail" && (several ? value.data.includes(0) : size === 0);
  if (!doubtful && !atZero) return comparison;
  const many = several || (atZero && !corner);
  const among = several ? amongThem : amongSlopes(many);
  const looked = lookBeside(evaluation, tensor, course, manner, among);
  return looked === undefined ? undecided(comparison) : { ...comparison, status: looked };
}

/** Whether the gradient of one element is right; each is looked at once. */
export function rightAlone(
  evaluation: Evaluation,
  tensor: Tensor,
  manner: Manner,
): (element: number) => boolean {
  const { value } = evaluation.here.varied[tensor.varied]!;
  const known = new Map<number, boolean>();
  return (k) => {
    const before = known.get(k);
    if (before !== undefined) return before;
    const course = entryCourse(value, k, tensor.space);
    const status = course && compareAt(evaluation, evaluation.here, tensor, course, manner).status;
    const right = status === "kink" || status === "pass" || status === "both-zero";
    known.set(k, right);
    return right;
  };
}

/** What could be accused at a corner alone is not, where nothing beside it tells. */
function undecided<J extends ComparedSlope>(comparison: J): J {
  return comparison.status === "fail" ? { ...comparison, status: "cannot-tell" } : comparison;
}

/** Compares one slope where the values are now: at a site of the evaluation. */
export function compareAt(
  evaluation: Evaluation,
  site: Site,
  tensor: Tensor,
  course: Course,
  manner: Manner,
): ComparedSlope & { readonly analytic: number } {
  const comparison = compareAlong(site, tensor, course, manner);
  return forgiveRounding(comparison, evaluation, site, tensor, course, manner);
}

function compareAlong(site: Site, tensor: Tensor, course: Course, manner: Manner) {
  const gradient = site.gradients[tensor.gradient]!;
  const analytic = course.slope(gradient);
  const track = trackAlong(site.probe, course.line(site.varied[tensor.varied]!.value));
  const adapted = (limits: Limits, from: Matrix) => course.adapt?.(limits, from) ?? limits;
  const limits = adapted(limitsFor(manner, gradient, site.probe.weights), gradient);
  const first = compare(analytic, track, limits);
  const unsettled = isCoarse(site) && isUnsettled(analytic, first, track);
  const comparison = unsettled ? undecided(first) : first;
  const witness = site.witnesses?.[tensor.gradient];
  if (comparison.status !== "unseen" || witness === undefined) return { ...comparison, analytic };
  // What float32 hides, the op's own float64 run may show.
  const shown = course.slope(witness);
  const exact = compare(shown, track, adapted(witnessLimits(manner, witness), witness));
  const alike = Math.abs(analytic - shown) < Math.abs(shown - exact.numerical) / 2;
  return exact.status === "fail" && alike
    ? { ...comparison, numerical: exact.numerical, status: exact.status, analytic }
    : { ...comparison, analytic };
}

/** Whether differences are of float32 numbers: their steps are wide, and hold many corners. */
export function isCoarse({ probe }: Site): boolean {
  return probe.epsilon > epsilonOf("float64");
}

/**
 * Whether the narrowest steps that rounding spares have slopes that differ by as much as the claimed one
 * is off: corners lie within some of the steps, and not within others. Where it spares wide steps alone,
 * all corners there are may lie within them.
 */
function isUnsettled(analytic: number, { numerical }: ComparedSlope, track: Track): boolean {
  const gap = Math.abs(analytic - numerical);
  const spared = () =>
    track
      .levels()
      .filter(({ step, central }) => Number.isFinite(central) && track.noise(step) < gap / 2);
  const narrowest = Math.min(...spared().map(({ step }) => step));
  if (!(narrowest <= FAR * Math.max(1, track.line.size))) return true;
  for (const factor of BETWEEN) track.level(factor * narrowest);
  const near = spared().filter(({ step }) => step <= NEIGHBOURS * narrowest);
  const slopes = near.flatMap(({ central, left, right }) => [central, left, right]);
  return Math.max(...slopes) - Math.min(...slopes) > gap / 2;
}

/**
 * `kink` if the same slope is right at points nearby, and the claimed one is no stranger among
 * theirs; `fail` if not, or `cannot-tell` in float32; undefined if none of them tells.
 */
export function lookBeside(
  evaluation: Evaluation,
  tensor: Tensor,
  course: Course,
  manner: Manner,
  among: Among,
): "kink" | "fail" | "cannot-tell" | undefined {
  // The wide steps of float32 hold the same corners nearby: who disagrees there is not accused.
  const wrong = isCoarse(evaluation.here) ? "cannot-tell" : "fail";
  let right = 0;
  for (let i = 0; i < LOOKS; i++) {
    const beside = evaluation.elsewhere(SHARE, (site) =>
      compareAt(evaluation, site, tensor, course, manner),
    );
    const status = beside?.status;
    // At a corner again, this says nothing.
    if (beside?.corner && status === "fail") continue;
    if (status === "fail" || status === "non-finite") return wrong;
    if (status === "pass" || status === "both-zero" || status === "unseen") right += 1;
  }
  if (right === 0) return undefined;
  const termsAt = ({ gradients }: Site) => course.terms(gradients[tensor.gradient]!);
  const samples: (readonly number[])[] = [];
  for (let i = 0; i < SAMPLES; i++) {
    const sample = evaluation.elsewhere(SHARE, termsAt);
    if (sample !== undefined) samples.push(sample);
  }
  return among(termsAt(evaluation.here), samples) ? "kink" : wrong;
}
