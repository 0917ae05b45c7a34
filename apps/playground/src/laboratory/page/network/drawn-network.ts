import type { Frame } from "../../protocol.js";

/** What a network learns. */
export function learnedBy({ digit, isRegression }: Frame): "classes" | "digits" | "numbers" {
  if (digit) return "digits";
  return isRegression ? "numbers" : "classes";
}

/** The network as it is drawn: an image is one tile, whose lines are as wide as all weights of a unit together. */
export function drawnNetwork({ sizes, weights, digit }: Frame): Pick<Frame, "sizes" | "weights"> {
  if (!digit) return { sizes, weights };
  const [values, ...others] = weights;
  const units = sizes[1]!;
  const norms = new Float32Array(units);
  values?.forEach((value, k) => {
    norms[k % units]! += value * value;
  });
  return { sizes: [1, ...sizes.slice(1)], weights: [norms.map(Math.sqrt), ...others] };
}
