import { type Matrix, matmul, sum } from "@adjoint/matrix";
import { linearSoftmaxCrossEntropy, softmaxCrossEntropy } from "@adjoint/softmax-loss";
import { describeArray } from "../peers/describe-array.js";
import { drawn, drawnLabels } from "./drawn.js";

/** The answer of this process to linear-loss.ts, as a line of JSON. */
export interface LinearLossReport {
  readonly check: readonly number[];
  readonly seconds: readonly number[];
  /** Peak memory of the process before the work and after it, in bytes. */
  readonly before: number;
  readonly after: number;
}

const [variant, ...numbers] = process.argv.slice(2);
const [rows, inputs, classes, repetitions] = numbers.map(Number) as [
  number,
  number,
  number,
  number,
];
const x = drawn(rows, inputs, "float32", [-1, 1]);
const weights = drawn(inputs, classes, "float32", [-0.1, 0.1]);
const biases = drawn(1, classes, "float32", [-0.1, 0.1]);
const labels = drawnLabels(rows, classes);

/** The loss with the gradients by x, weights and biases. */
function compute(): [number, Matrix, Matrix, Matrix] {
  if (variant === "fused") {
    const pass = linearSoftmaxCrossEntropy(x, weights, biases, labels);
    const gradients = pass.backward();
    return [pass.output, gradients.x, gradients.weights, gradients.biases];
  }
  const logits = matmul(x, weights, { biases });
  const pass = softmaxCrossEntropy(logits, labels);
  const dLogits = pass.backward();
  return [
    pass.output,
    matmul(dLogits, weights, { transposeB: true }),
    matmul(x, dLogits, { transposeA: true }),
    sum(dLogits, { axis: 0 }),
  ];
}

const peak = () => process.resourceUsage().maxRSS * 1024;
const before = peak();
const seconds: number[] = [];
let check: number[] = [];
// The first is not timed: it compiles, and asks for memory.
for (let i = 0; i <= repetitions; i++) {
  const start = performance.now();
  const [loss, ...gradients] = compute();
  if (i > 0) seconds.push((performance.now() - start) / 1000);
  check = [loss, ...gradients.flatMap(({ data }) => describeArray(data))];
}
const report: LinearLossReport = { check, seconds, before, after: peak() };
process.stdout.write(`${JSON.stringify(report)}\n`);
