import type { Matrix } from "@adjoint/matrix";
import {
  assertPass,
  buffersOf,
  type Layer,
  type LayerBuffer,
  type Op,
  parametersOf,
} from "@adjoint/pass";
import type { RowShape } from "../row-shape.js";

/** One op of a network. */
export interface OpSummary {
  /** What it is called; "op" where it has no name. */
  readonly name: string;
  /** How many ops it is inside of. */
  readonly depth: number;
  /** Of a row that it gives. */
  readonly outputShape: RowShape;
  /** How many numbers it learns that no op before it does. What is inside of it counts there. */
  readonly parameters: number;
  /** What these take, and its buffers, without gradients. */
  readonly bytes: number;
}

/** An op that may say what it is made of, and what it gives. */
type KnownOp = Op & Pick<Layer, "ops"> & { readonly outputShape?: RowShape };

/** The ops of a network in their order, with what each gives for x. */
export function summarizeOps(network: Op, x: Matrix, shape: RowShape): readonly OpSummary[] {
  const found: OpSummary[] = [];
  const counted = new Set<LayerBuffer>();

  /** What is counted for the first time. */
  const count = (matrices: readonly LayerBuffer[]) => {
    const fresh = matrices.filter((each) => !counted.has(each));
    for (const each of fresh) counted.add(each);
    const sum = (of: (data: Matrix["data"]) => number) =>
      fresh.reduce((total, { value }) => total + of(value.data), 0);
    return { elements: sum(({ length }) => length), bytes: sum(({ byteLength }) => byteLength) };
  };

  const walk = (op: KnownOp, input: Matrix, inputShape: RowShape, depth: number) => {
    const pass = op(input, { training: false });
    const name = op.name === "" ? "op" : op.name;
    assertPass("summary", name, pass);
    const { output } = pass;
    const same = output.columns === input.columns;
    const outputShape = op.outputShape ?? (same ? inputShape : output.columns);
    const place = found.length;
    if (op.ops !== undefined) walkAll(op.ops, input, inputShape, depth + 1);
    const parameters = count(parametersOf(op));
    const bytes = parameters.bytes + count(buffersOf(op)).bytes;
    const summarized = { name, depth, outputShape, parameters: parameters.elements, bytes };
    found.splice(place, 0, summarized);
    return { output, outputShape };
  };

  const walkAll = (ops: readonly Op[], input: Matrix, inputShape: RowShape, depth: number) => {
    let at = { output: input, outputShape: inputShape };
    for (const op of ops) at = walk(op, at.output, at.outputShape, depth);
  };

  const { ops } = network as KnownOp;
  // What a whole network is called says nothing; what is around a residual does.
  if (ops !== undefined && network.name === "sequential") walkAll(ops, x, shape, 0);
  else walk(network, x, shape, 0);
  return found;
}
