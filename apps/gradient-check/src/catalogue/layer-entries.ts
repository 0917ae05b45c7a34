import { relu } from "@adjoint/activations";
import { dense } from "@adjoint/layers";
import type { DType } from "@adjoint/matrix";
import { type Op, residual, sequential } from "@adjoint/pass";
import type { RandomState } from "@adjoint/random";
import { SHAPES } from "./shapes.js";
import type { CatalogueEntry } from "./types.js";

/** The layers, and what puts layers together. */
export const layerEntries: readonly CatalogueEntry[] = [
  layer("dense", (columns, options) => dense(columns, 5, options)),
  layer("sequential of dense, relu, dense", (columns, options) =>
    sequential(dense(columns, 6, options), relu, dense(6, 2, options)),
  ),
  layer("residual of dense", (columns, options) => residual(dense(columns, columns, options))),
];

function layer(
  name: string,
  make: (columns: number, options: { random: RandomState; dtype: DType }) => Op,
): CatalogueEntry {
  return {
    name,
    shapes: SHAPES,
    make: ({ rows, columns, dtype, random, normal }) => ({
      x: normal(rows, columns),
      op: make(columns, { random, dtype }),
      // It gets the values of the layer.
      ...(dtype === "float32" && { reference: make(columns, { random, dtype: "float64" }) }),
    }),
  };
}
