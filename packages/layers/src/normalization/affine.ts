import { type Allocate, add, type DType, full, type Matrix, multiply } from "@adjoint/matrix";
import type { Parameter } from "@adjoint/pass";
import { spreadChannels, sumChannels } from "../channel-columns.js";
import { makeParameter } from "../parameter.js";

/** One gain, and perhaps one bias, for each channel: `y = n ∘ gains + biases`. */
export interface Affine {
  readonly parameters: readonly Parameter[];
  readonly forward: (normalized: Matrix, allocate: Allocate) => Matrix;
  /** Writes the gradients of the parameters. */
  readonly toParameters: (dOutput: Matrix, normalized: Matrix, allocate: Allocate) => void;
  /** The gradient by what was normalized. */
  readonly backward: (dOutput: Matrix, allocate: Allocate) => Matrix;
}

/** What gains and biases belong to: channels of `size` columns each. */
interface AffineOptions {
  readonly functionName: string;
  readonly channels: number;
  readonly size: number;
  readonly biased: boolean;
  readonly dtype: DType;
  readonly home: Allocate;
}

/** Gains of 1 and biases of 0. */
export function makeAffine(options: AffineOptions): Affine {
  const { functionName, channels, size, biased, dtype, home } = options;
  const make = (name: string, value: number) =>
    makeParameter(functionName, name, full(1, channels, value, dtype), home);
  const gains = make("gains", 1);
  const biases = biased ? make("biases", 0) : undefined;
  const spread = (parameter: Matrix, allocate: Allocate) =>
    spreadChannels(parameter, size, allocate);
  return {
    parameters: biases ? [gains, biases] : [gains],
    forward: (normalized, allocate) => {
      const scaled = multiply(normalized, spread(gains.value, allocate), allocate);
      return biases ? add(scaled, spread(biases.value, allocate), () => scaled) : scaled;
    },
    toParameters: (dOutput, normalized, allocate) => {
      const products = multiply(dOutput, normalized, allocate);
      sumChannels(products, size, gains.gradient, allocate);
      if (biases) sumChannels(dOutput, size, biases.gradient, allocate);
    },
    backward: (dOutput, allocate) => multiply(dOutput, spread(gains.value, allocate), allocate),
  };
}
