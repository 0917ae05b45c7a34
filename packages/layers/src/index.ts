export type { Channels } from "./channels.js";
export { type DenseLayer, type DenseOptions, dense } from "./dense.js";
export { type DropoutOptions, dropout } from "./dropout.js";
export type { ImageOp, ImageShape } from "./images/image-shape.js";
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
export type { Initializer, InitializerContext } from "./types.js";
