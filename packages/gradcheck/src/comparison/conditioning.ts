import type { Evaluation } from "../behaviour/evaluation.js";
import type { Site } from "../behaviour/site.js";
import type { Tensor } from "../behaviour/tensors.js";
import type { ComparedSlope } from "../finite-differences/compare.js";
import { largestOf } from "../numerics/largest.js";
import { epsilonOf } from "../numerics/probe.js";
import { trackAlong } from "../numerics/track.js";
import { normOf } from "./among.js";
import type { Course } from "./examine.js";
import type { Manner } from "./limits-for.js";

/** How many roundings x and the parameters are moved by, and how often. */
const ROUNDINGS = 4;
const LOOKS = 3;
/** How many times that slopes may be off: each operation within an op rounds once more. */
const OPERATIONS = 16;
/** A gradient that is off by more of its size than this is wrong, whatever the op makes of roundings. */
const MOST = 0.01;

/**
 * A float32 gradient that is off by what roundings of x and the parameters change the slope by is
 * `unseen`: no float32 op knows it better. So it is where a mean far from 0 is subtracted.
 */
export function forgiveRounding<J extends ComparedSlope & { readonly analytic: number }>(
  comparison: J,
  evaluation: Evaluation,
  site: Site,
  tensor: Tensor,
  course: Course,
  manner: Manner,
): J {
  const gradient = site.gradients[tensor.gradient]!;
  const { status, analytic, numerical } = comparison;
  const mixed = epsilonOf(gradient.dtype) > site.probe.epsilon;
  if (status !== "fail" || !mixed) return comparison;
  const size = Math.max(largestOf(gradient.data), normOf(course.terms(gradient)));
  const gap = Math.abs(analytic - numerical);
  if (!(gap <= MOST * size)) return comparison;
  const here = plainSlope(site, tensor, course, manner);
  let most = 0;
  for (let i = 0; i < LOOKS; i++) {
    const moved = evaluation.elsewhere(ROUNDINGS * epsilonOf(gradient.dtype), (near) =>
      plainSlope(near, tensor, course, manner),
    );
    if (moved !== undefined) most = Math.max(most, Math.abs(moved - here));
  }
  return gap <= OPERATIONS * most ? { ...comparison, status: "unseen" } : comparison;
}

function plainSlope({ probe, varied }: Site, { varied: at }: Tensor, course: Course, m: Manner) {
  const line = course.line(varied[at]!.value);
  return trackAlong(probe, line).level(m.tolerances.step * Math.max(1, line.size)).central;
}
