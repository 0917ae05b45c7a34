import { softmax } from "@adjoint/activations";
import { isMatrix } from "@adjoint/matrix";
import { argmaxGradient } from "./argmax-gradient.js";
import { differences } from "./differences.js";
import { measureWay } from "./measure-way.js";
import type { Problem } from "./problem.js";
import { reference } from "./reference.js";
import { separateTargets } from "./separate-targets.js";
import type { CaseResult, WayResult } from "./types.js";
import { NOTEBOOK_CLIP, WAY_NAMES } from "./ways.js";

/** One problem by every way, against 50-digit arithmetic. */
export function compareWays(problem: Problem, milliseconds: number): CaseResult {
  const { rows, columns } = problem.logits;
  const exact = reference(problem);
  const ways = WAY_NAMES.map((way): WayResult => {
    const { result, ...cost } = measureWay(way, problem, milliseconds);
    return {
      way,
      loss: result.loss,
      ...differences(result.gradient, exact.gradient),
      ...cost,
    };
  });
  return {
    name: problem.name,
    about: problem.about,
    rows,
    classes: columns,
    // What is left of 0 in the fiftieth digit is no loss.
    loss: exact.loss.abs().lessThan(1e-40) ? 0 : exact.loss.toNumber(),
    ways,
    clippedRows: clippedRows(problem),
    argmax: isMatrix(problem.targets)
      ? differences(argmaxGradient(problem), exact.gradient)
      : undefined,
  };
}

/** Rows with a target at a probability outside of [clip, 1 - clip]. */
function clippedRows(problem: Problem): number {
  const { output: p } = softmax(problem.logits);
  const targets = separateTargets(problem);
  let count = 0;
  for (let i = 0; i < p.rows; i++) {
    const flat = Array.from({ length: p.columns }, (_, j) => i * p.columns + j).some((k) => {
      const wanted = isMatrix(targets) ? targets.data[k] !== 0 : targets[i] === k % p.columns;
      return wanted && (p.data[k]! < NOTEBOOK_CLIP || p.data[k]! > 1 - NOTEBOOK_CLIP);
    });
    if (flat) count += 1;
  }
  return count;
}
