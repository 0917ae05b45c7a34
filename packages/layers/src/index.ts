export type { Channels } from "./channels.js";
export { type DenseLayer, type DenseOptions, dense } from "./dense.js";
export { type DropoutOptions, dropout } from "./dropout.js";
export { type EmbeddingLayer, type EmbeddingOptions, embedding } from "./embedding.js";
export { flatten } from "./flatten.js";
export { type AveragePool2dOptions, averagePool2d } from "./images/average-pool2d.js";
export { type Conv2dLayer, type Conv2dOptions, conv2d } from "./images/conv2d.js";
export { globalAveragePool } from "./images/global-average-pool.js";
export type { ImageOp, ImageShape } from "./images/image-shape.js";
export { type MaxPool2dOptions, maxPool2d } from "./images/max-pool2d.js";
export type { Size } from "./images/size.js";
export type { WindowOptions } from "./images/window.js";
export { glorotNormal } from "./initializers/glorot-normal.js";
export { glorotUniform } from "./initializers/glorot-uniform.js";
export { heNormal } from "./initializers/he-normal.js";
export { heUniform } from "./initializers/he-uniform.js";
export { lecunNormal } from "./initializers/lecun-normal.js";
export { normal } from "./initializers/normal.js";
export { orthogonal } from "./initializers/orthogonal.js";
export { zeros } from "./initializers/zeros.js";
export type { LayerOptions } from "./layer-options.js";
export {
  type BatchNormLayer,
  type BatchNormOptions,
  batchNorm,
} from "./normalization/batch-norm.js";
export { groupNorm } from "./normalization/group-norm.js";
export { layerNorm } from "./normalization/layer-norm.js";
export type { NormalizationOptions } from "./normalization/options.js";
export { rmsNorm } from "./normalization/rms-norm.js";
export { type ParameterOptions, parameter } from "./parameter.js";
export { type PreluLayer, type PreluOptions, prelu } from "./prelu.js";
export { type ReshapeOp, reshape } from "./reshape.js";
export type { RowShape } from "./row-shape.js";
export {
  type MultiHeadAttentionLayer,
  type MultiHeadAttentionOptions,
  multiHeadAttention,
} from "./sequences/multi-head-attention.js";
export type { SequenceShape } from "./sequences/sequence-shape.js";
export { timeDistributed } from "./sequences/time-distributed.js";
export type { OpSummary } from "./summary/summarize-ops.js";
export { type NetworkSummary, summary } from "./summary/summary.js";
export type { Initializer, InitializerContext } from "./types.js";
export type { WeightOptions } from "./weights-and-biases.js";
