import type { DType } from "@adjoint/matrix";
import { rounding } from "@adjoint/matrix/kit";

/** Throws where a mean would divide by a number so small that gradients would overflow: its reciprocal is Infinity. */
export function assertDivisor(functionName: string, total: number, dtype: DType): void {
  if (total > 0 && rounding(dtype)(1 / total) === Number.POSITIVE_INFINITY) {
    throw new RangeError(
      `${functionName}: the mean would divide by ${total}, and 1 / ${total} is Infinity in ${dtype}; make the weights larger`,
    );
  }
}
