import type { Op } from "@adjoint/pass";
import { writeJson } from "../json/write-json.js";
import { bytesOf } from "../network/save.js";
import { type SaveOptions, toSave } from "../network/to-save.js";
import { formatOf } from "./format-of.js";
import { writeWhole } from "./write-whole.js";

/**
 * Saves a network as a file, safetensors or JSON by the end of its name. Whatever fails, and whenever the process
 * ends, the file is the old one or the new one, whole: it is written beside it, flushed, and renamed.
 *
 * @param path a name that ends in `.safetensors` or `.json`
 * @param network a layer
 * @param options what is saved beside it, as for `save`
 * @throws {TypeError} when an argument or an option is unknown or of the wrong kind
 * @throws {RangeError} when the name ends otherwise
 * @throws what the file system throws
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { mkdtempSync, rmSync } from "node:fs";
 * import { tmpdir } from "node:os";
 * import { join } from "node:path";
 * import { dense } from "@adjoint/layers";
 * import { randomState } from "@adjoint/random";
 * import { loadFile, saveFile } from "@adjoint/weights/node";
 *
 * const folder = mkdtempSync(join(tmpdir(), "adjoint-"));
 * const path = join(folder, "model.safetensors");
 * const network = dense(2, 3, { random: randomState(0) });
 * await saveFile(path, network, { metadata: { trained: "yes" } });
 * const { metadata } = await loadFile(path, dense(2, 3, { random: randomState(1) }));
 * assert.deepEqual(metadata, { trained: "yes" });
 * rmSync(folder, { recursive: true });
 * ```
 */
export async function saveFile(
  path: string,
  network: Op,
  options: SaveOptions = {},
): Promise<void> {
  const format = formatOf("saveFile", path);
  const whole = toSave("saveFile", network, options);
  await writeWhole(path, format === "json" ? writeJson(whole) : bytesOf(whole));
}
