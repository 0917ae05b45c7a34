// For authors of ops: what an op is made of, besides the operations themselves.

export { type ApplyFormula, elementwise } from "./formulas/elementwise.js";
export type { Compiled, ElementwiseFormula, Formula } from "./formulas/formula.js";
