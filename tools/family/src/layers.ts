import * as exported from "@adjoint/layers";
import { type DType, isMatrix, type Matrix } from "@adjoint/matrix";
import { type RandomState, randomState } from "@adjoint/random";
import { attempt, membersOf } from "./members-of.js";
import type { MakeOp, OpMember, Shape } from "./types.js";

/** How a layer is made, and which shapes it takes. */
interface LayerEntry {
  readonly make: MakeOp;
  /** With other options, each under what differs. */
  readonly variants?: Readonly<Record<string, MakeOp>>;
  /** @default all */
  readonly takes?: (shape: Shape) => boolean;
  /** Whether it computes something else in training. @default false */
  readonly differsInTraining?: boolean;
}

/** How an initializer is made that takes numbers of its own. */
interface InitializerEntry {
  readonly initializer: Initializer;
}

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

/** A plain initializer needs no entry. */
const ENTRIES: {
  readonly [Name in keyof typeof exported]?: LayerEntry | InitializerEntry | string;
} = {
  dense: {
    make: ({ columns, dtype, random }) => exported.dense(columns, 5, { dtype, random }),
  },
  batchNorm: {
    make: ({ columns, dtype }) => exported.batchNorm(columns, { dtype }),
    variants: {
      "affine false": ({ columns, dtype }) => exported.batchNorm(columns, { dtype, affine: false }),
    },
    // In training one value has no variance.
    takes: ([rows]) => rows > 1,
    differsInTraining: true,
  },
  dropout: {
    make: () => exported.dropout(),
    variants: { "p 0.2": () => exported.dropout({ p: 0.2 }) },
    differsInTraining: true,
  },
  groupNorm: {
    make: ({ columns, dtype }) => exported.groupNorm(2, columns, { dtype }),
    takes: ([, columns]) => columns % 2 === 0,
  },
  layerNorm: {
    make: ({ columns, dtype }) => exported.layerNorm(columns, { dtype }),
    variants: {
      "affine false": ({ columns, dtype }) => exported.layerNorm(columns, { dtype, affine: false }),
    },
  },
  rmsNorm: { make: ({ columns, dtype }) => exported.rmsNorm(columns, { dtype }) },
  normal: { initializer: exported.normal(0.1) },
  parameter: "makes parameters",
};

const { members, missing } = /* @__PURE__ */ membersOf<
  OpMember | InitializerMember,
  LayerEntry | InitializerEntry
>("@adjoint/layers", exported, ENTRIES, (name, value, entry) => {
  if (entry && "make" in entry) {
    return { name, variants: {}, takes: () => true, ...entry };
  }
  const initializer = entry?.initializer ?? (value as Initializer);
  const drawn = attempt(() => initializer(2, 3, { random: randomState(0), dtype: "float64" }));
  if (isMatrix(drawn)) return { name, initializer };
  return "its entry says how a layer or an initializer is made, or why it is neither";
});

/** Every layer that `@adjoint/layers` exports. */
export const LAYERS: readonly OpMember[] = members.filter((member) => "make" in member);

/** Every initializer that `@adjoint/layers` exports. */
export const INITIALIZERS: readonly InitializerMember[] = members.filter(
  (member) => "initializer" in member,
);

/** What has to be added to the entries. */
export const MISSING_LAYERS: readonly string[] = missing;
