import type { Job, Prepared } from "../servers/protocol.js";
import { operandOf } from "../servers/read-operand.js";
import { jaxArray, jaxCrossEntropy, jaxOneHot, ready } from "./jax-js.js";
import type { JaxArray, JaxJs } from "./jax-js-types.js";

type Parameters = JaxArray[];
type LossOf = (parameters: Parameters, x: JaxArray, y: JaxArray) => JaxArray;

/** All that a step changes. */
type State = { parameters: Parameters; means: Parameters; squares: Parameters };

/** One step of a network of two layers. */
export function jaxTrainingStep(jax: JaxJs, job: Job): Prepared {
  const x = jaxArray(jax, job, "x");
  const y = jaxOneHot(jax, job, "y", operandOf(job, "weights2").columns);
  const names = ["weights1", "biases1", "weights2", "biases2"];
  const initial = names.map((name) => jaxArray(jax, job, name));
  return repeatedJaxStep(jax, job, initial, x, y, (parameters, input, targets) => {
    const [w1, b1, w2, b2] = parameters as [JaxArray, JaxArray, JaxArray, JaxArray];
    const hidden = jax.nn.relu(jax.numpy.matmul(input, w1).add(b1));
    return jaxCrossEntropy(jax, jax.numpy.matmul(hidden, w2).add(b2), targets);
  });
}

/** A step as one compiled function: loss, gradients and Adam, as its documentation advises. */
export function repeatedJaxStep(
  jax: JaxJs,
  job: Job,
  initial: Parameters,
  x: JaxArray,
  y: JaxArray,
  lossOf: LossOf,
): Prepared {
  const { learningRate, epsilon, before } = job.params as Record<string, number>;
  const step = compiledStep(jax, epsilon!, lossOf);
  const zeros = () => initial.map((p) => jax.numpy.zerosLike(p.ref));
  const start = (): State => ({
    parameters: initial.map((p) => p.ref),
    means: zeros(),
    squares: zeros(),
  });
  let state = start();
  let loss: JaxArray | undefined;
  let power1 = 1;
  let power2 = 1;
  const run = async (): Promise<JaxArray> => {
    loss?.dispose();
    power1 *= 0.9;
    power2 *= 0.999;
    const stepSize = jax.numpy.array(learningRate! / (1 - power1));
    const correction = jax.numpy.array(Math.sqrt(1 - power2));
    [loss, state] = step(state, x.ref, y.ref, stepSize, correction);
    await ready([loss, ...state.parameters]);
    return loss;
  };
  const restore = (): void => {
    for (const group of Object.values(state)) for (const array of group) array.dispose();
    state = start();
    [power1, power2] = [1, 1];
  };
  const check = async (): Promise<number[]> => {
    const losses: number[] = [];
    for (let k = 0; k < 3; k++) losses.push((await run()).ref.dataSync()[0]!);
    restore();
    for (let k = 0; k < before!; k++) await run();
    return losses;
  };
  return before === 0 ? { run, check, reset: restore } : { run, check };
}

function compiledStep(jax: JaxJs, epsilon: number, lossOf: LossOf) {
  const both = jax.valueAndGrad(lossOf);
  return jax.jit(
    (
      { parameters, means, squares }: State,
      x: JaxArray,
      y: JaxArray,
      stepSize: JaxArray,
      correction: JaxArray,
    ): [JaxArray, State] => {
      const [loss, gradients] = both(
        parameters.map((p) => p.ref),
        x,
        y,
      );
      const next: State = { parameters: [], means: [], squares: [] };
      parameters.forEach((value, k) => {
        const gradient = gradients[k]!;
        const mean = means[k]!.mul(0.9).add(gradient.ref.mul(0.1));
        const square = squares[k]!.mul(0.999).add(gradient.ref.mul(gradient).mul(0.001));
        const root = jax.numpy.sqrt(square.ref).div(correction.ref).add(epsilon);
        next.parameters.push(value.sub(mean.ref.mul(stepSize.ref).div(root)));
        next.means.push(mean);
        next.squares.push(square);
      });
      stepSize.dispose();
      correction.dispose();
      return [loss, next];
    },
  );
}
