import { asType, type DType, DTypeError, type Matrix, ShapeError } from "@adjoint/matrix";
import { describeShape } from "@adjoint/matrix/kit";
import { assertPass, type Op, type Parameter, parametersOf } from "@adjoint/pass";
import type { Varied } from "../types.js";
import { label } from "./labels.js";
import { copy } from "./restoring.js";
import type { Subject } from "./subject.js";

/** What the differences are taken of: the op itself, its float64 run, or a twin of it. */
export interface NumericalSide {
  readonly op: Op;
  readonly x: Matrix;
  readonly dtype: DType;
  /** The input and the parameters, by their names. */
  readonly varied: readonly Varied[];
  /** Whether this is a float64 run of the float32 op itself. */
  readonly own: boolean;
  /** Takes over the values of the op, where they are not the very same. */
  readonly follow: () => void;
}

/** The most exact forward there is: a float32 one only where there is no other. */
export function numericalSide(subject: Subject, output: Matrix): NumericalSide {
  const { inputName, op, x, reference } = subject;
  if (reference !== undefined) return twin(subject, reference, output);
  const parameters = parametersOf(op);
  const wide = x.dtype === "float64" ? x : asType(x, "float64");
  // Parameters have a dtype of their own, which x must share.
  const own = wide !== x && parameters.length === 0 && givesFloat64(subject, wide, output);
  const side = own ? wide : x;
  return {
    op,
    x: side,
    dtype: side.dtype,
    varied: label(inputName, side, parameters),
    own,
    follow: () => {
      if (own) side.data.set(x.data);
    },
  };
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
  const { functionName, inputName, op, context } = subject;
  const parameters = parametersOf(op);
  const others = parametersOf(reference);
  assertTwins(functionName, parameters, others);
  const x = asType(subject.x, "float64");
  const follow = () => {
    x.data.set(subject.x.data);
    others.forEach(({ value }, i) => {
      value.data.set(parameters[i]!.value.data);
    });
  };
  follow();
  const pass = reference(copy(x), context);
  assertPass(functionName, "the reference", pass);
  const result = pass.output;
  if (describeShape(result) !== describeShape(output) || result.dtype !== "float64") {
    throw new ShapeError(
      `${functionName}: the reference gives ${describeShape(result)} ${result.dtype}, wanted ${describeShape(output)} float64`,
    );
  }
  const varied = label(inputName, x, others);
  return { op: reference, x, dtype: "float64", varied, own: false, follow };
}

function assertTwins(
  functionName: string,
  parameters: readonly Parameter[],
  others: readonly Parameter[],
): void {
  const listed = (all: readonly Parameter[]) =>
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
}
