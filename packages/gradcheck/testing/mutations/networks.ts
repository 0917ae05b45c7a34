import { type Op, parametersOf, sequential } from "@adjoint/pass";
import { rectify } from "./elementwise.js";
import { linear } from "./linear.js";
import { dMeanSquare, meanSquare } from "./losses.js";
import { failing, inNetwork } from "./tools.js";
import type { Mutation } from "./types.js";

const loss = meanSquare(dMeanSquare);

/** Two uses of one layer, of which the last backward wins. */
function shared(): Op {
  const layer = linear({});
  const op: Op = (x) => {
    const first = layer(x);
    const second = layer(first.output);
    return { output: second.output, backward: (d) => first.backward(second.backward(d)) };
  };
  return Object.assign(op, { parameters: parametersOf(layer) });
}

/** A skip connection, whose gradient goes through the layer alone. */
function skipping(): Op {
  const layer = linear({});
  const op: Op = (x) => {
    const { output, backward } = layer(x);
    return { output: { ...output, data: output.data.map((v, k) => v + x.data[k]!) }, backward };
  };
  return Object.assign(op, { parameters: parametersOf(layer) });
}

export const networkMutations: readonly Mutation[] = [
  inNetwork(
    "network",
    "mask left out between two layers",
    failing("weights 1"),
    () =>
      sequential(
        linear({}),
        rectify(() => true),
        linear({}),
      ),
    loss,
  ),
  inNetwork("network", "layer used twice, gradient of one use", failing("weights"), shared, loss),
  inNetwork("network", "gradient of a skip left out", failing("x"), skipping, loss),
];
