import { heUniform, normal } from "@adjoint/layers";
import { add, asType, type DType, generate, zeros } from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import type { Bench } from "../bench.js";
import type { Operands } from "../operands.js";
import type { CaseResult, Section } from "../results.js";
import type { Job } from "../servers/protocol.js";
import { OURS } from "./contenders.js";
import { digits } from "./digits.js";

const CLASSES = 10;

/** Milliseconds: a step of the peers is much code to compile. */
const WARM = 2000;

/** Two convolutions of so many filters and of twice as many, on 64 digits of 8 x 8. */
export function convolutionJob(
  files: Operands,
  filters: number,
  dtype: DType,
  forward: boolean,
  count = 64,
): Job {
  const { x, y } = digits(count);
  const random = randomState(0);
  // Libraries differ in where the gradient of equal elements of a pool goes: no two pixels are equal.
  const pixels = add(
    x,
    generate(count, x.columns, () => random.uniform(0, 0.05)),
  );
  const context = { random, dtype };
  const biases = (units: number) => files.matrix(zeros(1, units, dtype));
  return {
    workload: "convolution",
    params: { learningRate: 0.01, epsilon: 1e-7, before: 0, forward: forward ? 1 : 0 },
    inputs: {
      x: files.matrix(asType(pixels, dtype)),
      y: files.labels(y),
      weights1: files.matrix(heUniform(9, filters, context)),
      biases1: biases(filters),
      weights2: files.matrix(heUniform(9 * filters, 2 * filters, context)),
      biases2: biases(2 * filters),
      // Two pools leave 2 x 2 places.
      weights3: files.matrix(normal(0.1)(8 * filters, CLASSES, context)),
      biases3: biases(CLASSES),
    },
  };
}

/** A network of convolutions: one training step, and its forward alone. */
export async function convolutionSection(bench: Bench): Promise<Section> {
  const cases: CaseResult[] = [];
  for (const filters of bench.quick ? [8] : [8, 16]) {
    for (const dtype of bench.quick ? (["float32"] as const) : (["float32", "float64"] as const)) {
      for (const forward of [false, true]) {
        const name = `${filters} and ${2 * filters} filters ${dtype}, ${forward ? "forward" : "step"}`;
        bench.progress(name);
        const job = convolutionJob(bench.operands, filters, dtype, forward);
        const others =
          dtype === "float64" ? ["torch"] : ["torch", "tfjs-wasm", "tfjs-cpu", "jax-js"];
        const entrants = [OURS, ...others].map((server) => ({ contender: server, server, job }));
        const work = { name, work: 1, entrants };
        cases.push(await bench.measure(work, bench.quick ? {} : { warmMilliseconds: WARM }));
      }
    }
  }
  return {
    name: "convolution",
    title: "A network of convolutions",
    measure: "time",
    cases,
    figures: [],
    notes: [
      "64 digits of 8 x 8 go through two layers of convolution (3 x 3, padded), relu and max pool of 2 x 2, and then through a dense layer.",
      "A step is forward, loss with gradient, backward, and Adam's update; forward is the network alone.",
      "TensorFlow.js has no gradient of a convolution's weights on WebAssembly, so that it takes no step there.",
    ],
  };
}
