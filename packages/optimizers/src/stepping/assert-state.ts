import {
  assertInteger,
  assertList,
  assertOneOf,
  assertRecord,
  describeValue,
} from "@adjoint/checks";
import { DTypeError, type Matrix, ShapeError } from "@adjoint/matrix";
import { assertMatrix } from "@adjoint/matrix/kit";
import type { Parameter } from "@adjoint/pass";
import type { Method } from "./method.js";

/** Throws unless a value is a state of an optimizer of that name, with parameters that move by these methods. */
export function assertState(
  caller: string,
  name: string,
  parameters: readonly Parameter[],
  methods: readonly Method[],
  state: unknown,
): void {
  assertRecord(caller, "state", state, `what ${name}().state(parameters) gave`);
  assertKeys(caller, "the state", state, ["optimizer", "steps", "parameters"]);
  assertOneOf(caller, "optimizer of the state", state.optimizer, [name]);
  assertInteger(caller, "steps of the state", state.steps, 0);
  const saved = state.parameters;
  assertList(caller, "parameters of the state", saved, "a list");
  if (saved.length !== parameters.length) {
    throw new RangeError(
      `${caller}: got ${parameters.length} parameters and a state of ${saved.length}; it must be of the same`,
    );
  }
  parameters.forEach((parameter, i) => {
    const kept = saved[i];
    if (kept === null) return;
    const label = `the state of ${parameter.name}`;
    assertRecord(caller, label, kept, "a record, or null");
    const { matrices, running } = methods[i]!;
    assertKeys(caller, label, kept, [...Object.keys(matrices), ...Object.keys(running)]);
    for (const key in matrices) {
      assertSaved(caller, `${key} of ${parameter.name}`, kept[key], parameter.value);
    }
    for (const key in running) {
      running[key]!.assert(caller, `${key} of ${parameter.name}`, kept[key]);
    }
  });
}

/** A state made with other options holds too little or too much. */
function assertKeys<Key extends string>(
  caller: string,
  label: string,
  record: object,
  keys: readonly Key[],
): asserts record is Record<Key, unknown> {
  const wanted = `it must hold { ${keys.join(", ")} }`;
  for (const key of keys) {
    if (!Object.hasOwn(record, key)) {
      throw new TypeError(`${caller}: ${label} has no ${key}; ${wanted}`);
    }
  }
  for (const key of Object.keys(record)) {
    if ((keys as readonly string[]).includes(key)) continue;
    throw new TypeError(`${caller}: ${label} holds ${describeValue(key)}; ${wanted}`);
  }
}

/** A matrix of the parameter's shape and dtype. Its data may be an array of numbers, as JSON has it. */
function assertSaved(caller: string, label: string, saved: unknown, value: Matrix): void {
  assertRecord(caller, label, saved, "a matrix { rows, columns, dtype, data }");
  assertKeys(caller, label, saved, ["rows", "columns", "dtype", "data"]);
  const { rows, columns, dtype, data } = saved;
  if (rows !== value.rows || columns !== value.columns) {
    throw new ShapeError(
      `${caller}: ${label} is [${describeValue(rows)}, ${describeValue(columns)}]; it must be [${value.rows}, ${value.columns}], as the parameter`,
    );
  }
  if (dtype !== value.dtype) {
    throw new DTypeError(
      `${caller}: ${label} is ${describeValue(dtype)}; it must be "${value.dtype}", as the parameter`,
    );
  }
  assertList(caller, label, data);
  if (ArrayBuffer.isView(data)) {
    assertMatrix(caller, label, saved);
    return;
  }
  for (let k = 0; k < data.length; k++) {
    if (typeof data[k] === "number") continue;
    const why = data[k] === null ? "; JSON writes null for NaN and infinities" : "";
    throw new TypeError(
      `${caller}: ${label} must hold numbers, got ${describeValue(data[k])} at position ${k}${why}`,
    );
  }
  if (data.length !== rows * columns) {
    throw new ShapeError(
      `${caller}: ${label} has ${data.length} elements of data; it must have ${rows * columns}`,
    );
  }
}
