import * as activations from "@adjoint/activations";
import type { Op } from "@adjoint/pass";
import { SHAPES } from "./shapes.js";
import type { CatalogueEntry } from "./types.js";

const { activation: _, ...ops } = activations;

/** glu takes two halves of the columns. */
const HALVES = SHAPES.map(([rows, columns]) => [rows, 2 * columns] as const);

/** The activations: the same function in both number formats. */
export const activationEntries: readonly CatalogueEntry[] = Object.entries<Op>(ops).map(
  ([name, op]) => ({
    name,
    shapes: name === "glu" ? HALVES : SHAPES,
    make: ({ rows, columns, dtype, normal }) => ({
      x: normal(rows, columns),
      op,
      ...(dtype === "float32" && { reference: op }),
    }),
  }),
);
