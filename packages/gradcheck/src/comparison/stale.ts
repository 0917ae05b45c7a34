import type { RandomState } from "@adjoint/random";
import type { Evaluation } from "../behaviour/evaluation.js";
import { directionCourse, directionsThrough } from "./courses.js";
import { compareAt } from "./examine.js";
import type { Manner } from "./limits-for.js";

/** How far values are moved, the nearer where the farther leaves the domain. */
const SHARES = [0.1, 1e-3];
const DIRECTIONS = 2;

/**
 * The gradients at other values, forward and back anew: what is kept from the first time, as
 * weights that were transposed once, is right at the first values alone. It is wrong at all others,
 * so two are tried before anything is accused: one of them may lie at a bend that steps do not resolve.
 */
export function staleFaults(evaluation: Evaluation, manner: Manner, random: RandomState): string[] {
  for (const share of SHARES) {
    const wrong = wrongAt(evaluation, share, manner, random);
    if (wrong === undefined) continue;
    if (wrong.length === 0) return [];
    const again = wrongAt(evaluation, share, manner, random) ?? wrong;
    return wrong
      .filter((name) => again.includes(name))
      .map(
        (name) =>
          `the gradient of ${name} is wrong at other values: something is kept from the first forward, or it is right at the given values alone`,
      );
  }
  return [];
}

/** The names of the gradients that are wrong somewhere else; undefined where nothing is finite. */
function wrongAt(
  evaluation: Evaluation,
  share: number,
  manner: Manner,
  random: RandomState,
): readonly string[] | undefined {
  return evaluation.elsewhere(share, (site) =>
    evaluation.tensors
      .filter((tensor) => {
        const { value } = site.varied[tensor.varied]!;
        for (let i = 0; i < DIRECTIONS; i++) {
          for (const direction of directionsThrough(value, tensor.space, random, false)) {
            const course = directionCourse(direction, tensor.space);
            const { status, corner } = compareAt(evaluation, site, tensor, course, manner);
            if (status === "fail" && !corner) return true;
          }
        }
        return false;
      })
      .map(({ name }) => name),
  );
}
