import { type Allocate, type DType, zeros } from "@adjoint/matrix";
import { assertSameShape } from "@adjoint/matrix/kit";
import type { Parameter } from "@adjoint/pass";
import type { RandomState } from "@adjoint/random";
import { makeParameter } from "./parameter.js";
import type { Initializer } from "./types.js";

/** What a layer draws its parameters from, and where they live. */
interface Source {
  readonly random: RandomState;
  readonly dtype: DType;
  readonly home: Allocate;
}

/** A parameter [rows, columns] of what an initializer draws, which must be of that shape and dtype. */
export function drawParameter(
  functionName: string,
  name: string,
  [rows, columns]: readonly [number, number],
  initialize: Initializer,
  { random, dtype, home }: Source,
): Parameter {
  const initial = initialize(rows, columns, { random, dtype });
  assertSameShape(functionName, `initial ${name}`, initial, name, zeros(rows, columns, dtype));
  return makeParameter(functionName, name, initial, home);
}
