import {
  glorotNormal,
  glorotUniform,
  heNormal,
  heUniform,
  lecunNormal,
  normal,
  orthogonal,
  zeros,
} from "@adjoint/layers";
import type { DType, Matrix } from "@adjoint/matrix";
import type { RandomState } from "@adjoint/random";

/** Draws initial values of a shape. */
export type Initializer = (
  rows: number,
  columns: number,
  context: { readonly random: RandomState; readonly dtype: DType },
) => Matrix;

/** An initializer of the family. */
export interface InitializerMember {
  /** What it is exported as. */
  readonly name: string;
  readonly initializer: Initializer;
}

/**
 * Every initializer that `@adjoint/layers` exports; a test asks for those that are missing. They are
 * named one by one, so that a page that wants them does not load all layers.
 */
export const INITIALIZERS: readonly InitializerMember[] = /* @__PURE__ */ Object.entries({
  glorotNormal,
  glorotUniform,
  heNormal,
  heUniform,
  lecunNormal,
  normal: /* @__PURE__ */ normal(0.1),
  orthogonal,
  zeros,
}).map(([name, initializer]) => ({ name, initializer }));
