import type { Op } from "@adjoint/pass";
import { writeJson } from "../json/write-json.js";
import { type SaveOptions, toSave } from "./to-save.js";

/**
 * A network as JSON that people can read: what `save` saves, with the fewest digits that give each number back.
 *
 * Numerics: every number comes back as it was; of NaN, not which one. Infinities and NaN are strings.
 *
 * @param network a layer
 * @param options what is saved beside it
 * @throws {TypeError} when the network has nothing to save, or an option is unknown or of the wrong kind
 * @throws {RangeError} when a name or a text has half a character, or is reserved
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { dense } from "@adjoint/layers";
 * import { full } from "@adjoint/matrix";
 * import { randomState } from "@adjoint/random";
 * import { saveJson } from "@adjoint/weights";
 *
 * const weights = () => full(1, 2, 0.1, "float32");
 * const layer = dense(1, 2, { random: randomState(0), weights, biases: false, dtype: "float32" });
 * assert.ok(saveJson(layer).includes('"shape": [1, 2], "data": [0.1, 0.1]'));
 * ```
 */
export function saveJson(network: Op, options: SaveOptions = {}): string {
  return writeJson(toSave("saveJson", network, options));
}
