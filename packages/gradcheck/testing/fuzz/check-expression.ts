import { type Matrix, matrix } from "@adjoint/matrix";
import type { Op } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { checkGradient, type Mode, type Verdict } from "../../src/index.js";
import { draw } from "../mutations/tools.js";
import { drawExpression, type Expression } from "./expression.js";

const INPUTS = 3;
const ROWS = 2;
const DEPTH = 5;

/** What a checker says of a random expression, and of the same with a wrong backward. */
export interface FuzzResult {
  readonly right: Verdict;
  /** Times 1.001, and with the wrong sign; undefined where the gradient is 0, and nothing can be wrong. */
  readonly wrong: readonly Verdict[] | undefined;
  /** Whether some of the gradient was too small to be seen, so that a mistake there may be, too. */
  readonly unseen: boolean;
}

/** An expression of the three entries of a row, row by row; its derivatives are those of dual numbers. */
export function expressionOp(expression: Expression, factor: number): Op {
  return (x) => {
    const rows = Array.from({ length: x.rows }, (_, i) =>
      expression(
        Array.from({ length: INPUTS }, (_unused, j) => ({
          value: x.data[i * INPUTS + j]!,
          slopes: Array.from({ length: INPUTS }, (_none, k) => (k === j ? 1 : 0)),
        })),
      ),
    );
    return {
      output: matrix(
        x.rows,
        1,
        Float64Array.from(rows, ({ value }) => value),
      ),
      backward: (d: Matrix) =>
        matrix(
          x.rows,
          INPUTS,
          Float64Array.from(
            rows.flatMap(({ slopes }, i) => slopes.map((slope) => factor * slope * d.data[i]!)),
          ),
        ),
    };
  };
}

export function fuzz(seed: number, mode: Mode): FuzzResult {
  const expression = drawExpression(randomState(seed), INPUTS, DEPTH);
  const x = draw(ROWS, INPUTS, seed);
  const report = (factor: number) =>
    checkGradient(expressionOp(expression, factor), x, { random: randomState(seed), mode });
  const right = report(1);
  const counts = right.tensors[0]!.counts;
  const dead = counts.pass === 0;
  return {
    right: right.verdict,
    wrong: dead ? undefined : [1.001, -1].map((factor) => report(factor).verdict),
    unseen: counts.unseen + counts.kink > 0,
  };
}
