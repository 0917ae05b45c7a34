import { assertFinite, assertNumber, assertOptions, type OptionNames } from "@adjoint/checks";
import type { Matrix } from "@adjoint/matrix";
import { type ApplyInPlace, assertSettings, rounding } from "@adjoint/matrix/kit";
import { assertParameters, type Parameter, type PenaltyPass } from "@adjoint/pass";

/** How much a penalty counts. */
export interface PenaltyOptions {
  /** What the sum is multiplied with, finite and at least 0. */
  readonly strength: number;
}

const OPTIONS: OptionNames<PenaltyOptions> = { strength: "required" };

/** What a penalty is made of. */
interface PenaltyParts {
  readonly name: string;
  /** The sum over the entries of a parameter. */
  readonly sizeOf: (value: Matrix) => number;
  /** The derivative of the size of an entry is this often what `add` adds. */
  readonly slope: number;
  /** Adds to gradients, each with its value beside it. */
  readonly add: ApplyInPlace;
}

/** Both penalties: what they check, sum and add. */
export function penaltyOf(
  { name, sizeOf, slope, add }: PenaltyParts,
  parameters: readonly Parameter[],
  options: PenaltyOptions,
): PenaltyPass {
  assertParameters(name, parameters);
  if (parameters.length === 0) {
    throw new RangeError(
      `${name}: there are no parameters to keep small: give those of a layer, \`network.parameters\``,
    );
  }
  assertOptions(name, options, OPTIONS);
  const { strength } = options;
  assertFinite(name, "strength", strength, 0);
  let size = 0;
  for (const { value } of parameters) {
    assertSettings(name, 1, [strength], value.dtype);
    size += sizeOf(value);
  }
  const backward = (upstream = 1): void => {
    assertNumber(`${name}.backward`, "upstream", upstream);
    for (const dtype of ["float64", "float32"] as const) {
      const own = parameters.filter(({ value }) => value.dtype === dtype);
      const factor = rounding(dtype)(slope * strength * upstream);
      const lists = own.map(({ gradient, value }) => [gradient, value]);
      if (lists.length > 0) add(lists, factor);
    }
  };
  return { output: strength * size, backward };
}
