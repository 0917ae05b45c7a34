import { matmul, workspace } from "@adjoint/matrix";
import { allocateFresh } from "@adjoint/matrix/kit";
import type { Job, Prepared } from "../../servers/protocol.js";
import { describeArray } from "../describe-array.js";
import { operandMatrix } from "./operand-matrix.js";

/** A product of two matrices, each transposed or not, in a workspace or in ordinary arrays. */
export function product(job: Job): Prepared {
  const resident = job.params.variant === "resident";
  const { allocate: home } = workspace();
  const a = operandMatrix(job, "a", resident ? home : allocateFresh);
  const b = operandMatrix(job, "b", resident ? home : allocateFresh);
  const options = {
    transposeA: job.params.transposeA === 1,
    transposeB: job.params.transposeB === 1,
  };
  const space = workspace();
  const run = resident
    ? () => {
        space.restart();
        return matmul(a, b, options, space.allocate);
      }
    : () => matmul(a, b, options);
  return { run, check: () => describeArray(run().data) };
}
