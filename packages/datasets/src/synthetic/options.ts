import { assertBoolean, assertFinite } from "@adjoint/checks";
import type { DType } from "@adjoint/matrix";
import { assertDType } from "@adjoint/matrix/kit";
import { assertRandomState, type RandomState } from "@adjoint/random";

/** What points of a fixed form are drawn with: nothing is random unless asked for. */
export interface FormOptions {
  /** What order and noise are drawn from. @default none: the points in order, without noise */
  readonly random?: RandomState | undefined;
  /** Standard deviation of what is added to each coordinate, at least 0; 0 draws nothing. @default 0 */
  readonly noise?: number;
  /** Whether the rows come in random order. @default true when `random` is given */
  readonly shuffle?: boolean;
  /** Number format of x; the points are computed in float64. @default "float64" */
  readonly dtype?: DType;
}

/** What of a form is drawn, once it is known to be right. */
export interface FormDraws {
  readonly random: RandomState | undefined;
  readonly noise: number;
  readonly shuffle: boolean;
  readonly dtype: DType;
}

/** The options with their defaults, of which nothing is drawn yet. */
export function formDraws(functionName: string, options: FormOptions): FormDraws {
  const { random, noise = 0, shuffle = random !== undefined, dtype = "float64" } = options;
  if (random !== undefined) assertRandomState(functionName, "random", random);
  assertFinite(functionName, "noise", noise, 0);
  assertBoolean(functionName, "shuffle", shuffle);
  assertDType(functionName, "dtype", dtype);
  if (random === undefined && noise > 0) throw nothingToDrawFrom(functionName, "noise");
  if (random === undefined && shuffle) throw nothingToDrawFrom(functionName, "shuffle");
  return { random, noise, shuffle, dtype };
}

function nothingToDrawFrom(functionName: string, option: string): Error {
  return new TypeError(
    `${functionName}: ${option} needs a random to draw from, as randomState(0), got none`,
  );
}
