import type { Op } from "@adjoint/pass";
import { writeSafetensors } from "../safetensors/write-safetensors.js";
import type { ToSave } from "../saved.js";
import { type SaveOptions, STATE, toSave } from "./to-save.js";

/**
 * A network as the bytes of a safetensors file: its parameters and buffers, by the names of
 * `namedMatrices`. With an optimizer, a random and a state, all that a training needs to go on with the same
 * bits as if it had never stopped.
 *
 * Shapes: each tensor is [rows, columns], as its matrix.
 * Numerics: bits are kept. The state is JSON in the metadata `adjoint.state`; its matrices are tensors.
 * Follows the safetensors format, https://github.com/huggingface/safetensors.
 *
 * @param network a layer
 * @param options what is saved beside it
 * @throws {TypeError} when the network has nothing to save, or an option is unknown or of the wrong kind
 * @throws {RangeError} when a name or a text has half a character, or is reserved
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { dense } from "@adjoint/layers";
 * import { randomState } from "@adjoint/random";
 * import { load, save } from "@adjoint/weights";
 *
 * const bytes = save(dense(2, 3, { random: randomState(0) }));
 * const network = dense(2, 3, { random: randomState(1) });
 * load(network, bytes);
 * assert.deepEqual(save(network), bytes);
 * ```
 */
export function save(network: Op, options: SaveOptions = {}): Uint8Array {
  return bytesOf(toSave("save", network, options));
}

/** A network and what goes with it as the bytes of a safetensors file. */
export function bytesOf({ tensors, metadata, state }: ToSave): Uint8Array {
  return writeSafetensors(
    tensors,
    state === undefined ? metadata : new Map([...metadata, [STATE, state]]),
  );
}
