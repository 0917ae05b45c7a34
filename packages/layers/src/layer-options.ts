import { assertFunction, type OptionNames } from "@adjoint/checks";
import type { Allocate, DType, Matrix } from "@adjoint/matrix";
import { assertDType, assertSameDType } from "@adjoint/matrix/kit";
import { assertInput, type Context } from "@adjoint/pass";
import { homeOfParameters } from "./parameter.js";

/** What parameters are made of, and where. */
export interface LayerOptions {
  /** Number format of parameters, inputs and outputs. @default "float64" */
  readonly dtype?: DType;
  /**
   * Where the parameters and their gradients live.
   * @default linear memory, where kernels copy none of them
   */
  readonly allocate?: Allocate;
}

export const LAYER: OptionNames<LayerOptions> = { dtype: "optional", allocate: "optional" };

/** The number format and the home of a layer's parameters, when both are what they should be. */
export function placeOf(functionName: string, options: LayerOptions) {
  const { dtype = "float64", allocate: home = homeOfParameters() } = options;
  assertDType(functionName, "dtype", dtype);
  assertFunction(functionName, "allocate", home);
  return { dtype, home };
}

/** What a layer is called with: a matrix of its dtype, and perhaps a context. */
export function assertLayerInput(
  functionName: string,
  x: Matrix,
  context: Context | undefined,
  name: string,
  parameter: Matrix,
): void {
  assertInput(functionName, x, context);
  assertSameDType(functionName, "x", x, name, parameter);
}
