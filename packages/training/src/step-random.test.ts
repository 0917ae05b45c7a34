import { spiral } from "@adjoint/datasets";
import { dense } from "@adjoint/layers";
import { multiply, zeros } from "@adjoint/matrix";
import { sgd } from "@adjoint/optimizers";
import { type Context, type Op, randomOf, sequential } from "@adjoint/pass";
import { defaultRng, type RandomState, randomState, restoreRandomState } from "@adjoint/random";
import { softmaxCrossEntropy as loss } from "@adjoint/softmax-loss";
import { describe, expect, test } from "vitest";
import { evaluate, predict, train } from "./index.js";

/** A network that draws in training, with what it drew and the contexts it got. */
function drawing() {
  const drawn: number[] = [];
  const contexts: (Context | undefined)[] = [];
  const draws: Op = (x, context) => {
    contexts.push(context);
    if (!context?.training) return { output: x, backward: (dOutput) => dOutput };
    const mask = zeros(x.rows, x.columns);
    const random = randomOf("draws", context);
    for (let k = 0; k < mask.data.length; k++) mask.data[k] = random.random() < 0.5 ? 0 : 2;
    drawn.push(mask.data[0]!, random.random());
    return { output: multiply(x, mask), backward: (dOutput) => multiply(dOutput, mask) };
  };
  const network = sequential(dense(2, 8, { random: randomState(7) }), draws, draws);
  return { network: sequential(network, dense(8, 2, { random: randomState(8) })), drawn, contexts };
}

const data = spiral({ points: 5, classes: 2, random: randomState(0) });
const options = () => ({ loss, optimizer: sgd({ learningRate: 0.1 }), epochs: 3 });

function drawnBy(random: RandomState, cut: { readonly batchSize?: number } = {}) {
  const { network, drawn } = drawing();
  const losses = [...train(network, data, { ...options(), ...cut, random })].map((s) => s.loss);
  return { drawn, losses };
}

describe("what layers draw from in training", () => {
  test("is the same from the same state, and another in each step, layer and training", () => {
    const random = randomState(1);
    const first = drawnBy(random);
    expect(drawnBy(randomState(1))).toEqual(first);
    const second = drawnBy(random);
    const numbers = [...first.drawn, ...second.drawn].filter((_, k) => k % 2 === 1);
    expect(numbers).toHaveLength(12);
    expect(new Set(numbers).size).toBe(12);
  });

  test.each<[string, (seed: number) => RandomState]>([
    ["randomState", randomState],
    ["defaultRng", defaultRng],
  ])("goes on where the random of %s is restored at the end of an epoch", (_, make) => {
    for (const cut of [{}, { batchSize: 4 }]) {
      const whole = drawnBy(make(1), cut);
      const { network, drawn } = drawing();
      const random = make(1);
      const losses = [...train(network, data, { ...options(), ...cut, epochs: 1, random })];
      const later = restoreRandomState(random.state());
      losses.push(...train(network, data, { ...options(), ...cut, epochs: 2, random: later }));
      expect(drawn).toEqual(whole.drawn);
      expect(losses.map((step) => step.loss)).toEqual(whole.losses);
    }
  });

  test("is seeded by four words of the random, when something first draws in a step", () => {
    const { network, drawn } = drawing();
    const random = randomState(1);
    train(network, data, { ...options(), random }).next();
    const caller = randomState(1);
    const stream = randomState([0, 1, 2, 3].map(() => caller.randint(0, 2 ** 32)));
    for (let k = 0; k < 10 * 8; k++) stream.random();
    expect(drawn[1]).toBe(stream.random());
    expect(random.state()).toEqual(caller.state());
  });

  test("is the whole of a stream", () => {
    const seen: unknown[] = [];
    const all: Op = (x, context) => {
      if (context?.training) {
        const random = randomOf("all", context);
        const array = [1, 2, 3];
        random.shuffle(array);
        seen.push(random.uniform(1, 2), random.normal(), random.normal(1, 2), random.randint(0, 9));
        seen.push(array, random.permutation(4), random.choice(9, 2), random.state());
        seen.push(random.choice(9, 2, { replace: false }));
      }
      return { output: x, backward: (dOutput) => dOutput };
    };
    const network = sequential(all, dense(2, 2, { random: randomState(1) }));
    train(network, data, { ...options(), random: randomState(1) }).next();
    const caller = randomState(1);
    const stream = randomState([0, 1, 2, 3].map(() => caller.randint(0, 2 ** 32)));
    const array = [1, 2, 3];
    stream.shuffle(array);
    const [a, b, c, d] = [
      stream.uniform(1, 2),
      stream.normal(),
      stream.normal(1, 2),
      stream.randint(0, 9),
    ];
    const rest = [stream.permutation(4), stream.choice(9, 2), stream.state()];
    const last = stream.choice(9, 2, { replace: false });
    expect(seen).toEqual([a, b, c, d, array, ...rest, last]);
  });

  test("is missing without a random, and a layer that needs it says so before a step", () => {
    const { network } = drawing();
    expect(() => train(network, data, options()).next()).toThrow(
      new TypeError(
        "draws: the context has no random to draw from; give train, or the context, random: randomState(0)",
      ),
    );
  });

  test("is not there in evaluation and prediction, nor needed", () => {
    const { network, contexts } = drawing();
    evaluate(network, data, { loss });
    evaluate(network, data, { loss, batchSize: 3 });
    predict(network, data.x);
    for (const context of contexts) {
      expect(context?.training).toBe(false);
      expect(context?.random).toBeUndefined();
    }
    expect(contexts.length).toBeGreaterThan(4);
  });
});
