import type { Matrix } from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import { checkGradient } from "../src/index.js";
import { dSquare, square } from "./mutations/elementwise.js";
import { draw, map } from "./mutations/tools.js";

/** How often a check runs an op forward: a right square, and one with half of its gradient. */
export function forwardsLine(): string {
  const half = (d: Matrix, x: Matrix) => map(dSquare(d, x), (v) => v / 2);
  const right = count(dSquare).toLocaleString("en");
  const wrong = count(half).toLocaleString("en");
  return `- ${right} forwards for 256 right entries of a square, ${wrong} for 256 wrong ones.\n`;
}

function count(derivative: typeof dSquare): number {
  const op = square(derivative);
  let forwards = 0;
  checkGradient(
    (x) => {
      forwards += 1;
      return op(x);
    },
    draw(16, 16, 0),
    { random: randomState(0) },
  );
  return forwards;
}
