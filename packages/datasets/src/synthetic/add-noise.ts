import type { RandomState } from "@adjoint/random";

/** Adds a normal number to each value, in order; a noise of 0 draws nothing. */
export function addNoise(
  values: Float64Array | Float32Array,
  noise: number,
  random: RandomState | undefined,
): void {
  if (noise === 0 || random === undefined) return;
  for (let k = 0; k < values.length; k++) values[k]! += random.normal(0, noise);
}
