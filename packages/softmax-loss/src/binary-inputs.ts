import { assertList, assertNumbers } from "@adjoint/checks";
import { isMatrix, type Matrix, matrix, ShapeError } from "@adjoint/matrix";
import { assertMatrix, assertSameDType, assertSameShape, describeShape } from "@adjoint/matrix/kit";
import type { Targets } from "@adjoint/pass";

/** Targets of the shape of the logits, checked: in [0, 1]. */
export function binaryTargets(functionName: string, targets: Targets, logits: Matrix): Matrix {
  const t = isMatrix(targets) ? targets : columnOf(functionName, targets, logits);
  assertSameShape(functionName, "targets", t, "logits", logits);
  assertEntries(functionName, "target", t, (value) => value >= 0 && value <= 1, "in [0, 1]");
  return t;
}

function columnOf(functionName: string, targets: ArrayLike<number>, logits: Matrix): Matrix {
  assertList(functionName, "targets", targets, "a matrix, or a list for one column");
  assertNumbers(functionName, "targets", targets);
  if (logits.columns !== 1 || targets.length !== logits.rows) {
    throw new ShapeError(
      `${functionName}: got an array of ${targets.length} targets for logits ${describeShape(logits)}; it must have one per row, and the logits one column`,
    );
  }
  const single = logits.dtype === "float32";
  return matrix(logits.rows, 1, single ? Float32Array.from(targets) : Float64Array.from(targets));
}

/** Throws unless the weights fit the logits and are finite and at least 0. */
export function assertBinaryWeights(
  functionName: string,
  logits: Matrix,
  weights: Matrix | undefined,
  positiveWeights: Matrix | undefined,
): void {
  if (weights !== undefined) assertFits(functionName, "weights", weights, logits, true);
  if (positiveWeights !== undefined) {
    assertFits(functionName, "positiveWeights", positiveWeights, logits, false);
  }
}

function assertFits(
  functionName: string,
  name: string,
  m: Matrix,
  logits: Matrix,
  perEntry: boolean,
): void {
  assertMatrix(functionName, name, m);
  const rowsFit = m.rows === 1 || (perEntry && m.rows === logits.rows);
  if (!rowsFit || m.columns !== logits.columns) {
    const wanted = perEntry ? ` or ${describeShape(logits)}` : "";
    throw new ShapeError(
      `${functionName}: ${name} ${describeShape(m)} must be [1, ${logits.columns}]${wanted}`,
    );
  }
  assertSameDType(functionName, name, m, "logits", logits);
  const fits = (value: number) => value >= 0 && value < Number.POSITIVE_INFINITY;
  assertEntries(functionName, `entry of ${name}`, m, fits, "finite and at least 0");
}

function assertEntries(
  functionName: string,
  name: string,
  { data, columns }: Matrix,
  fits: (value: number) => boolean,
  wanted: string,
): void {
  for (let k = 0; k < data.length; k++) {
    if (fits(data[k]!)) continue;
    throw new RangeError(
      `${functionName}: ${name} ${data[k]} in row ${Math.floor(k / columns)}, column ${k % columns} must be ${wanted}`,
    );
  }
}
