import { readFile } from "node:fs/promises";
import type { Op } from "@adjoint/pass";
import { assertLoad, type Loaded, type LoadOptions, loadAs } from "../network/load.js";
import { decodeText } from "../text.js";
import { formatOf } from "./format-of.js";

/**
 * Puts what was saved in a file back into a network of the same form: reads the file, and does what
 * `load` does.
 *
 * @param path a name that ends in `.safetensors` or `.json`
 * @param network what is written to
 * @param options what else is written to, as for `load`
 * @returns what was saved beside the network
 * @throws {TypeError} when an argument or an option is unknown or of the wrong kind
 * @throws {RangeError} when the name ends otherwise
 * @throws {FormatError} when the file is broken
 * @throws {MismatchError} when names, shapes or dtypes are not those of the network; it says all that differ
 * @throws what the file system throws
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { dense } from "@adjoint/layers";
 * import { randomState } from "@adjoint/random";
 * import { loadFile } from "@adjoint/weights/node";
 *
 * const network = dense(2, 3, { random: randomState(0) });
 * await assert.rejects(loadFile("no-such-file.json", network), { code: "ENOENT" });
 * ```
 */
export async function loadFile<State = unknown>(
  path: string,
  network: Op,
  options: LoadOptions = {},
): Promise<Loaded<State>> {
  const format = formatOf("loadFile", path);
  assertLoad("loadFile", network, options);
  const bytes = await readFile(path);
  const saved = format === "json" ? decodeText("loadFile", "the file", bytes) : bytes;
  return loadAs<State>("loadFile", network, saved, options);
}
