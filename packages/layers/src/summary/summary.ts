import { zeros } from "@adjoint/matrix";
import { assertOp, type Op, parametersOf } from "@adjoint/pass";
import { type RowShape, readRowShape } from "../row-shape.js";
import { type OpSummary, summarizeOps } from "./summarize-ops.js";
import { summaryText } from "./summary-text.js";

/** A network at a glance. */
export interface NetworkSummary {
  /** Its ops in their order, with those inside of a `residual` or a `sequential` below it. */
  readonly layers: readonly OpSummary[];
  /** How many numbers are learned, each counted once. */
  readonly parameters: number;
  /** What parameters and buffers take, without gradients. */
  readonly bytes: number;
  /** All of it as a table, to be printed. */
  readonly text: string;
}

/**
 * A network at a glance: what each op gives, how many numbers it learns, and how many bytes these and its
 * buffers take. One row of zeros goes through the network, in evaluation.
 *
 * An op that does not tell its `outputShape` keeps the shape of its input, if it keeps its columns. A parameter
 * that several ops carry counts for the first of them. An op's gradients take as many bytes as its
 * parameters once more.
 *
 * Follows Keras' `model.summary`.
 *
 * @param network any op
 * @param shape of a row that goes in: an image, a sequence, or a number of columns
 * @returns records, and a text
 * @throws {TypeError} when the network is no function, an op gives no pass, or the shape is none
 * @throws {RangeError} when a size is not an integer of at least 1
 * @throws what an op throws whose input is of another shape
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { dense, summary } from "@adjoint/layers";
 * import { sequential } from "@adjoint/pass";
 * import { randomState } from "@adjoint/random";
 *
 * const random = randomState(0);
 * const network = sequential(dense(64, 32, { random }), dense(32, 10, { random }));
 * const { text, layers, parameters } = summary(network, 64);
 * assert.deepEqual(layers[1], { name: "dense", depth: 0, outputShape: 10, parameters: 330, bytes: 2640 });
 * assert.equal(parameters, 2410);
 * assert.equal(text, `\
 * layer  output  parameters   bytes
 * input  64
 * dense  32           2,080  16,640
 * dense  10             330   2,640
 * total               2,410  19,280`);
 * ```
 */
export function summary(network: Op, shape: RowShape): NetworkSummary {
  assertOp("summary", "network", network);
  const columns = readRowShape("summary", "shape", shape);
  const dtype = parametersOf(network)[0]?.value.dtype ?? "float64";
  const layers = summarizeOps(network, zeros(1, columns, dtype), shape);
  const total = (of: "parameters" | "bytes") => layers.reduce((sum, each) => sum + each[of], 0);
  const [parameters, bytes] = [total("parameters"), total("bytes")];
  return { layers, parameters, bytes, text: summaryText(shape, layers, { parameters, bytes }) };
}
