import type { Matrix } from "@adjoint/matrix";
import { type Parameter, parametersOf } from "@adjoint/pass";
import type { Subject } from "./types.js";

/** The parameters of an op or of a network. */
export function parametersIn(subject: Subject): readonly Parameter[] {
  if ("network" in subject) return parametersOf(subject.network);
  return "op" in subject ? parametersOf(subject.op) : [];
}

/** A matrix with a gradient, by its name in reports. */
interface Tensor {
  readonly name: string;
  readonly value: Matrix;
}

/** The input, then the parameters; a report may leave some of them out. */
export function tensorsOf(subject: Subject): readonly Tensor[] {
  const isLoss = "loss" in subject && !("network" in subject);
  const input = { name: isLoss ? "predictions" : "x", value: subject.x };
  const all: readonly Tensor[] = [input, ...parametersIn(subject)];
  return all.map(({ name, value }, i) => {
    const same = (tensor: Tensor) => tensor.name === name;
    if (all.filter(same).length === 1) return { name, value };
    // As gradcheck numbers them.
    return { name: `${name} ${all.slice(0, i + 1).filter(same).length}`, value };
  });
}
