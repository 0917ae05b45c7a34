import * as exported from "@adjoint/layers";
import { generate } from "@adjoint/matrix";
import type { Layer, Op } from "@adjoint/pass";
import { INITIALIZERS } from "./initializers.js";
import { membersOf } from "./members-of.js";
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

/** Columns as two channels of lines of five elements. */
const imageOf = (columns: number) => ({ channels: 2, height: columns / 10, width: 5 });
const padded = { kernelSize: 3, padding: 1 };
/** Columns as times of two features. */
const sequenceOf = (columns: number) => ({ time: columns / 2, features: 2 });
const ofSequences = { takes: ([, columns]: Shape) => columns % 2 === 0 };
const ofImages = {
  takes: ([, columns]: Shape) => columns % 10 === 0,
};

/** A layer of whole numbers, at some that do not depend on x: there is no slope by them. */
function atIndices(layer: Layer, count: number): Layer {
  const forward: Op = ({ rows, columns, dtype }, context) =>
    layer(
      generate(rows, columns, (i, j) => (2 * i + j) % count, dtype),
      context,
    );
  return Object.assign(forward, { parameters: layer.parameters });
}

const ENTRIES: { readonly [Name in keyof typeof exported]?: LayerEntry | string } = {
  ...Object.fromEntries(INITIALIZERS.map(({ name }) => [name, "an initializer"])),
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
  averagePool2d: {
    ...ofImages,
    make: ({ columns }) =>
      exported.averagePool2d(imageOf(columns), { kernelSize: [1, 2], ceilMode: true }),
    variants: {
      "countIncludePad false": ({ columns }) =>
        exported.averagePool2d(imageOf(columns), { ...padded, countIncludePad: false }),
    },
  },
  conv2d: {
    ...ofImages,
    make: ({ columns, dtype, random }) =>
      exported.conv2d(imageOf(columns), 3, { ...padded, dtype, random }),
    variants: {
      "groups 2, stride 2, dilation 2": ({ columns, dtype, random }) =>
        exported.conv2d(imageOf(columns), 4, {
          ...padded,
          groups: 2,
          stride: 2,
          dilation: [1, 2],
          dtype,
          random,
        }),
    },
  },
  dropout: {
    make: () => exported.dropout(),
    variants: { "p 0.2": () => exported.dropout({ p: 0.2 }) },
    differsInTraining: true,
  },
  embedding: {
    make: ({ dtype, random }) => atIndices(exported.embedding(4, 3, { dtype, random }), 4),
  },
  flatten: { ...ofImages, make: ({ columns }) => exported.flatten(imageOf(columns)) },
  globalAveragePool: {
    ...ofImages,
    make: ({ columns }) => exported.globalAveragePool(imageOf(columns)),
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
  maxPool2d: {
    ...ofImages,
    make: ({ columns }) => exported.maxPool2d(imageOf(columns), { kernelSize: [1, 2] }),
    variants: {
      "padding 1, stride 1": ({ columns }) =>
        exported.maxPool2d(imageOf(columns), { ...padded, stride: 1 }),
    },
  },
  multiHeadAttention: {
    ...ofSequences,
    make: ({ columns, dtype, random }) =>
      exported.multiHeadAttention(sequenceOf(columns), 2, { dtype, random }),
    variants: {
      "causal true, dropout 0.2": ({ columns, dtype, random }) =>
        exported.multiHeadAttention(sequenceOf(columns), 1, {
          dtype,
          random,
          causal: true,
          dropout: 0.2,
        }),
      "a mask": ({ columns, dtype, random }) =>
        exported.multiHeadAttention(sequenceOf(columns), 2, {
          dtype,
          random,
          // The first time sees nothing.
          mask: generate(columns / 2, columns / 2, (i, j) => (i > 0 && (i + j) % 3 ? 1 : 0)),
        }),
    },
    differsInTraining: true,
  },
  prelu: {
    make: ({ columns, dtype }) => exported.prelu(columns, { dtype }),
    variants: {
      "shared true": ({ columns, dtype }) => exported.prelu(columns, { dtype, shared: true }),
    },
  },
  reshape: {
    make: ({ columns }) => exported.reshape(columns, { time: columns, features: 1 }),
  },
  rmsNorm: { make: ({ columns, dtype }) => exported.rmsNorm(columns, { dtype }) },
  timeDistributed: {
    ...ofSequences,
    make: ({ columns, dtype, random }) =>
      exported.timeDistributed(sequenceOf(columns), exported.dense(2, 3, { dtype, random })),
  },
  parameter: "makes parameters",
  summary: "tells of a network",
};

const { members, missing } = /* @__PURE__ */ membersOf<OpMember, LayerEntry>(
  "@adjoint/layers",
  exported,
  ENTRIES,
  (name, _, entry) =>
    entry
      ? { name, variants: {}, takes: () => true, ...entry }
      : "its entry says how a layer is made, or why it is none; initializers have a list of their own",
);

/** Every layer that `@adjoint/layers` exports. */
export const LAYERS: readonly OpMember[] = members;

/** What has to be added to the entries. */
export const MISSING_LAYERS: readonly string[] = missing;
