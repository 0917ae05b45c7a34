import { assertInteger, assertOptions, type OptionNames } from "@adjoint/checks";
import { assertDType } from "@adjoint/matrix/kit";
import { assertRandomState } from "@adjoint/random";
import type { InitializerContext } from "../types.js";

const CONTEXT: OptionNames<InitializerContext> = { random: "required", dtype: "required" };

/** What every initializer is given. */
export function assertArguments(
  functionName: string,
  rows: number,
  columns: number,
  context: InitializerContext,
): void {
  assertInteger(functionName, "rows", rows, 0);
  assertInteger(functionName, "columns", columns, 0);
  assertOptions(functionName, context, CONTEXT);
  assertRandomState(functionName, "random", context.random);
  assertDType(functionName, "dtype", context.dtype);
}
