import type { ScalarLossPass } from "@adjoint/gradcheck";
import { asType, type DType, type Matrix, matrix } from "@adjoint/matrix";
import { parametersIn } from "./tensors.js";
import type { Subject } from "./types.js";

/** A pass, whose upstream gradient may be left out where it is a loss. */
interface WayBack<Output, Given extends unknown[]> {
  readonly output: Output;
  readonly backward: (...given: Given) => Matrix;
}

/**
 * The subject as a function of some entries of one tensor alone, which stand in one row: so that
 * they are checked by themselves, where checking all would take too long.
 */
export function someEntries(subject: Subject, tensor: number, indices: readonly number[]): Subject {
  const parameter = parametersIn(subject)[tensor - 1];
  const { data, dtype } = parameter?.value ?? subject.x;
  const pick = (from: ArrayLike<number>) =>
    row(
      indices.map((k) => from[k] ?? Number.NaN),
      dtype,
    );
  const through = <Output, Given extends unknown[]>(run: (x: Matrix) => WayBack<Output, Given>) => {
    return (some: Matrix): WayBack<Output, Given> => {
      const moved = parameter?.value ?? { ...subject.x, data: subject.x.data.slice() };
      const before = indices.map((k) => moved.data[k]!);
      indices.forEach((k, i) => {
        moved.data[k] = some.data[i]!;
      });
      try {
        const { output, backward } = run(parameter === undefined ? moved : subject.x);
        return {
          output,
          backward: (...given) => {
            const dInput = backward(...given);
            return pick((parameter?.gradient ?? dInput).data);
          },
        };
      } finally {
        indices.forEach((k, i) => {
          moved.data[k] = before[i]!;
        });
      }
    };
  };
  const x = pick(data);
  if ("network" in subject) return { x, loss: through((m) => endToEnd(subject, m)) };
  if ("op" in subject) return { x, op: through((m) => subject.op(m, subject.context)) };
  return { x, loss: through(subject.loss) };
}

function endToEnd(
  { network, loss, context }: Extract<Subject, { network: unknown }>,
  x: Matrix,
): ScalarLossPass {
  const predictions = network(x, context);
  const total = loss(predictions.output);
  return {
    output: total.output,
    backward: (upstream) => predictions.backward(total.backward(upstream)),
  };
}

function row(values: readonly number[], dtype: DType): Matrix {
  return asType(matrix(1, values.length, values), dtype);
}
