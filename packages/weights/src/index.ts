export { type Loaded, type LoadOptions, load } from "./network/load.js";
export { MismatchError } from "./network/mismatch-error.js";
export { namedMatrices } from "./network/named-matrices.js";
export { save } from "./network/save.js";
export { saveJson } from "./network/save-json.js";
export type { SaveOptions } from "./network/to-save.js";
export { readSafetensors } from "./safetensors/read-safetensors.js";
export { writeSafetensors } from "./safetensors/write-safetensors.js";
export type { Tensor, TensorData, TensorFile } from "./types.js";
