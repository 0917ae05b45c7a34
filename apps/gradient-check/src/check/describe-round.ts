import type { Check } from "./types.js";

/** An input in words: `4 x 3`, `17 x 20 at scale 10`. */
export function describeRound({
  inputs,
  shape: [rows, columns],
}: Pick<Check, "inputs" | "shape">): string {
  return `${rows} x ${columns}${inputs === "" ? "" : ` ${inputs}`}`;
}
