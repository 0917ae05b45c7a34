import { assertBoolean, assertFinite, assertOptions, type OptionNames } from "@adjoint/checks";
import { LAYER, type LayerOptions, placeOf } from "../layer-options.js";

/** How a normalization is made. */
export interface NormalizationOptions extends LayerOptions {
  /** Added to the variance, above 0: so a run that is constant gives 0, and not NaN. @default 1e-5 */
  readonly epsilon?: number;
  /** Whether there are parameters to learn. @default true */
  readonly affine?: boolean;
}

export const NORMALIZATION: OptionNames<NormalizationOptions> = /* @__PURE__ */ Object.assign(
  { epsilon: "optional", affine: "optional" } as const,
  LAYER,
);

/** All options of a normalization, when they are what they should be. */
export function readNormalization(
  functionName: string,
  options: NormalizationOptions,
  names: Readonly<Record<string, "required" | "optional">> = NORMALIZATION,
  defaultEpsilon = 1e-5,
) {
  assertOptions(functionName, options, names);
  const { epsilon = defaultEpsilon, affine = true } = options;
  assertFinite(functionName, "epsilon", epsilon, 0);
  assertBoolean(functionName, "affine", affine);
  return { epsilon, affine, ...placeOf(functionName, options) };
}
