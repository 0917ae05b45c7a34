import { type Matrix, ShapeError } from "@adjoint/matrix";
import { assertSameDType, describeShape } from "@adjoint/matrix/kit";

/** Throws unless x, weights and biases are of one dtype, and fit together as those of a linear layer. */
export function assertLinear(name: string, x: Matrix, weights: Matrix, biases: Matrix): void {
  assertSameDType(name, "x", x, "weights", weights);
  if (x.columns !== weights.rows) {
    throw new ShapeError(
      `${name}: x ${describeShape(x)} and weights ${describeShape(weights)} disagree: x.columns must equal weights.rows`,
    );
  }
  assertSameDType(name, "biases", biases, "weights", weights);
  if (biases.rows !== 1 || biases.columns !== weights.columns) {
    throw new ShapeError(
      `${name}: biases ${describeShape(biases)} must be [1, ${weights.columns}], one for each column of the weights`,
    );
  }
}
