// For every package: what it exports, a row of argument kinds for each function, and who has none.
import * as matrix from "@adjoint/matrix";
import * as ofMatrix from "./tables/matrix.mjs";

export const packages = {
  matrix: { exports: matrix, ...ofMatrix },
};
