import { exp, workspace } from "@adjoint/matrix";
import type { Job, Prepared } from "../../servers/protocol.js";
import { describeArray } from "../describe-array.js";
import { operandMatrix } from "./operand-matrix.js";

/** exp of every element: ours in a workspace and in ordinary arrays, and a loop of Math.exp. */
export function exponentials(job: Job): Prepared {
  const { allocate: home } = workspace();
  const ordinary = operandMatrix(job, "x");
  const x = operandMatrix(job, "x", home);
  const space = workspace();
  const variants: Record<string, () => ArrayLike<number>> = {
    resident: () => {
      space.restart();
      return exp(x, space.allocate).data;
    },
    ordinary: () => exp(ordinary).data,
    "Math.exp": () => {
      const { data } = ordinary;
      const out = data.slice();
      for (let i = 0; i < data.length; i++) out[i] = Math.exp(data[i]!);
      return out;
    },
  };
  const run = variants[job.params.variant!]!;
  return { run, check: () => describeArray(run()) };
}
