import { type Matrix, matrix } from "@adjoint/matrix";
import type { Op } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { checkGradient, type Mode, type Verdict } from "../../src/index.js";
import { draw } from "../mutations/tools.js";
import { drawExpression, type Expression } from "./expression.js";

const INPUTS = 3;
const ROWS = 2;
const DEPTH = 5;

/** The mistakes: a factor that is nearly 1, and the wrong sign. */
const MISTAKES = [1.001, -1];
/** Off by less than so many roundings of the outputs, of both signs and several rows, none has to be found. */
const HIDDEN = 2048 * (Number.EPSILON / 2);

/** What a checker says of a random expression whose gradient is multiplied by a factor. */
export interface FuzzResult {
  /** 1 if it is right. */
  readonly factor: number;
  readonly verdict: Verdict;
  readonly expected: Verdict;
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

/** A right gradient and wrong ones; where all of it is 0, or rounding, none is wrong that could be told. */
export function fuzz(seed: number, mode: Mode): FuzzResult[] {
  const expression = drawExpression(randomState(seed), INPUTS, DEPTH);
  const x = draw(ROWS, INPUTS, seed);
  const ones = matrix(ROWS, 1, new Float64Array(ROWS).fill(1));
  const { output, backward } = expressionOp(expression, 1)(x);
  const largest = Math.max(...backward(ones).data.map(Math.abs));
  const hidden = HIDDEN * Math.max(1, ...output.data.map(Math.abs));
  return [1, ...MISTAKES.filter((factor) => Math.abs(factor - 1) * largest > hidden)].map(
    (factor) => {
      const op = expressionOp(expression, factor);
      const { verdict } = checkGradient(op, x, { random: randomState(seed), mode });
      return { factor, verdict, expected: factor === 1 ? "passed" : "failed" };
    },
  );
}
