import {
  asType,
  type DType,
  DTypeError,
  describeShape,
  type Matrix,
  ShapeError,
} from "@adjoint/matrix";
import { type Op, parametersOf } from "@adjoint/pass";
import { copy } from "./restoring.js";
import type { Subject } from "./subject.js";

/** What the differences are taken of: the op itself, its float64 run, or a twin of it. */
export interface NumericalSide {
  readonly op: Op;
  readonly x: Matrix;
  readonly dtype: DType;
}

/** The most exact forward there is: a float32 one only where there is no other. */
export function numericalSide(subject: Subject, output: Matrix): NumericalSide {
  const { op, x, reference } = subject;
  if (reference !== undefined) return twin(subject, reference, output);
  if (x.dtype === "float64") return { op, x, dtype: x.dtype };
  const wide = asType(x, "float64");
  // Parameters have a dtype of their own, which x must share.
  const runs = parametersOf(op).length === 0 && givesFloat64(subject, wide, output);
  return runs ? { op, x: wide, dtype: "float64" } : { op, x, dtype: x.dtype };
}

function givesFloat64({ op, context }: Subject, x: Matrix, output: Matrix): boolean {
  try {
    const { rows, columns, dtype } = op(copy(x), context).output;
    return dtype === "float64" && rows === output.rows && columns === output.columns;
  } catch {
    // An op that knows float32 alone says so by throwing.
    return false;
  }
}

/** The reference, at the op's own values. */
function twin(subject: Subject, reference: Op, output: Matrix): NumericalSide {
  const { functionName, op, context } = subject;
  const parameters = parametersOf(op);
  const others = parametersOf(reference);
  const listed = (all: typeof parameters) =>
    all.map(({ name, value }) => `${name} ${describeShape(value)}`).join(", ") || "none";
  if (listed(parameters) !== listed(others)) {
    throw new ShapeError(
      `${functionName}: the parameters of the reference are ${listed(others)}, those of the op ${listed(parameters)}`,
    );
  }
  for (const { name, value } of others) {
    if (value.dtype !== "float64") {
      throw new DTypeError(
        `${functionName}: ${name} of the reference is ${value.dtype}, not float64`,
      );
    }
  }
  others.forEach(({ value }, i) => {
    value.data.set(parameters[i]!.value.data);
  });
  const x = asType(subject.x, "float64");
  const result = reference(copy(x), context).output;
  if (describeShape(result) !== describeShape(output) || result.dtype !== "float64") {
    throw new ShapeError(
      `${functionName}: the reference gives ${describeShape(result)} ${result.dtype}, wanted ${describeShape(output)} float64`,
    );
  }
  return { op: reference, x, dtype: "float64" };
}
