import { softmax } from "@adjoint/activations";
import { isMatrix } from "@adjoint/matrix";
import { weightedTargets } from "@adjoint/pass/losses";
import { argmaxGradient } from "./argmax-gradient.js";
import { differences } from "./differences.js";
import { measureWay } from "./measure-way.js";
import type { Problem } from "./problem.js";
import { reference } from "./reference.js";
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
function clippedRows({ logits, targets, options }: Problem): number {
  const { output: p } = softmax(logits);
  const weighted = weightedTargets("clippedRows", targets, p, options);
  const row = new Float64Array(p.columns);
  let count = 0;
  for (let i = 0; i < p.rows; i++) {
    weighted.writeRow(i, row);
    const flat = row.some((target, j) => {
      const probability = p.data[i * p.columns + j]!;
      return target !== 0 && (probability < NOTEBOOK_CLIP || probability > 1 - NOTEBOOK_CLIP);
    });
    if (flat) count += 1;
  }
  return count;
}
