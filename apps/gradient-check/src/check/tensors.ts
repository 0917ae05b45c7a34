import type { Matrix } from "@adjoint/matrix";
import { type Parameter, parametersOf } from "@adjoint/pass";
import type { Subject } from "./types.js";

/** The parameters of an op or of a network. */
export function parametersIn(subject: Subject): readonly Parameter[] {
  if ("network" in subject) return parametersOf(subject.network);
  return "op" in subject ? parametersOf(subject.op) : [];
}

/** The input and the parameters' values, in the order of a report. */
export function tensorsOf(subject: Subject): readonly Matrix[] {
  return [subject.x, ...parametersIn(subject).map(({ value }) => value)];
}
