import { relu } from "@adjoint/activations";
import { dense } from "@adjoint/layers";
import { residual, sequential } from "@adjoint/pass";
import { opCases } from "./op-cases.js";
import type { GradientCase } from "./types.js";

/** What puts layers together. */
export const COMPOSED_CASES: readonly GradientCase[] = [
  ...opCases({
    name: "sequential of dense, relu, dense",
    make: ({ columns, ...options }) =>
      sequential(dense(columns, 6, options), relu, dense(6, 2, options)),
    variants: {},
    takes: () => true,
  }),
  ...opCases({
    name: "residual of dense",
    make: ({ columns, ...options }) => residual(dense(columns, columns, options)),
    variants: {},
    takes: () => true,
  }),
];
