import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { relu } from "@adjoint/activations";
import { spiral } from "@adjoint/datasets";
import { dense } from "@adjoint/layers";
import { type Allocate, add, asType, type Matrix, workspace } from "@adjoint/matrix";
import { guarded } from "@adjoint/matrix/kit";
import { adam, sgd } from "@adjoint/optimizers";
import { type Loss, type Op, parametersOf, sequential } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { softmaxCrossEntropy } from "@adjoint/softmax-loss";
import { describe, expect, test } from "vitest";
import { train } from "./train.js";

/** Bytes on the heap and in array buffers that are still reachable. */
function memoryInUse(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  // What one collection finds is swept meanwhile, and is counted until the next one waits for it.
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** A network of two layers on the spiral, and one training step of it. */
function setUp(dtype: "float32" | "float64", allocate: Allocate) {
  const random = randomState(0);
  const samples = spiral({ points: 100, classes: 3, random });
  const x = asType(samples.x, dtype);
  const network = sequential(
    dense(2, 16, { random, dtype }),
    relu,
    dense(16, 3, { random, dtype }),
  );
  const optimizer = adam({ learningRate: 0.02 });
  const parameters = parametersOf(network);
  const context = { training: true, allocate };
  return {
    parameters,
    step: () => {
      const pass = network(x, context);
      const cost = softmaxCrossEntropy(pass.output, samples.y, context);
      pass.backward(cost.backward());
      optimizer.step(parameters);
    },
  };
}

describe.each(["float32", "float64"] as const)("a %s training step in a workspace", (dtype) => {
  test("allocates no matrix after the first, over 1000 steps", () => {
    const { allocate, restart } = workspace();
    const known = new Set<object>();
    let fresh = 0;
    const { step } = setUp(dtype, (...shape) => {
      const m = allocate(...shape);
      if (!known.has(m.data)) fresh += 1;
      known.add(m.data);
      return m;
    });
    step();
    expect(fresh).toBeGreaterThan(5);
    fresh = 0;
    for (let i = 0; i < 1000; i++) {
      restart();
      step();
    }
    expect(fresh).toBe(0);
  });

  test("has the bits of one with fresh matrices, also if uses after a step are caught", () => {
    const results = [undefined, workspace(), workspace({ checked: true })].map((space) => {
      const { allocate, restart } = space ?? { allocate: undefined, restart: () => {} };
      const fresh: Allocate = (rows, columns, type) => ({
        ...{ rows, columns, dtype: type },
        data: new (type === "float32" ? Float32Array : Float64Array)(rows * columns),
      });
      const { step, parameters } = setUp(dtype, allocate ?? fresh);
      for (let i = 0; i < 20; i++) {
        restart();
        step();
      }
      return parameters.map(({ value }) => [...value.data]);
    });
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
  });

  test("keeps the process's memory as it is", () => {
    const { allocate, restart } = workspace();
    const { step } = setUp(dtype, allocate);
    const run = (steps: number) => {
      for (let i = 0; i < steps; i++) {
        restart();
        step();
      }
    };
    run(1000);
    const before = memoryInUse();
    run(1000);
    // One hidden layer's output alone is 19 to 38 KB a step.
    expect(memoryInUse() - before).toBeLessThan(256 * 1024);
  });
});

describe.each(["float32", "float64"] as const)("train in %s, with a ragged last batch", (dtype) => {
  test("leaves the linear memory, and the process's, as they are over 1000 steps", () => {
    const random = randomState(0);
    const { x, y } = spiral({ points: 100, classes: 3, random });
    const network = sequential(
      dense(2, 16, { random, dtype }),
      relu,
      dense(16, 3, { random, dtype }),
    );
    // 300 rows are four batches of 64 and one of 44.
    const steps = train(
      network,
      { x: asType(x, dtype), y },
      {
        loss: softmaxCrossEntropy,
        optimizer: adam({ learningRate: 0.02 }),
        epochs: 1000,
        batchSize: 64,
        random,
      },
    );
    const runTo = (last: number) => {
      for (let step = 0; step !== last; ) step = steps.next().value?.step ?? Number.NaN;
    };
    const linear = () => guarded("float32", [0]).data.buffer.byteLength;
    runTo(20);
    const linearBefore = linear();
    // Until all is compiled: that takes memory, once, and a generator is compiled late.
    runTo(4000);
    const before = memoryInUse();
    runTo(5000);
    expect(linear()).toBe(linearBefore);
    // One hidden layer's output alone is 4 to 8 KB a step, 4 to 8 MB in all.
    expect(memoryInUse() - before).toBeLessThan(256 * 1024);
  });
});

describe("the memory of a training", () => {
  const setting = () => {
    const random = randomState(0);
    const samples = spiral({ points: 200, classes: 3, random });
    const network = sequential(dense(2, 64, { random }), relu, dense(64, 3, { random }));
    // It keeps nothing in linear memory, which would go back only when it is collected.
    const optimizer = sgd({ learningRate: 0.02 });
    return { samples, network, options: { loss: softmaxCrossEntropy, optimizer, epochs: 3 } };
  };
  const linear = () => guarded("float32", [0]).data.buffer.byteLength;

  // All in one turn of the event loop, in which no abandoned workspace is collected.
  test.each([
    [
      "ends",
      () => {
        const { samples, network, options } = setting();
        for (const _ of train(network, samples, options));
      },
    ],
    [
      "is left",
      () => {
        const { samples, network, options } = setting();
        for (const _ of train(network, samples, options)) break;
      },
    ],
    [
      "throws",
      () => {
        const { samples, network, options } = setting();
        const loss: Loss = (logits, targets, context = {}) => {
          softmaxCrossEntropy(logits, targets, context);
          throw new Error("enough");
        };
        expect(() => [...train(network, samples, { ...options, loss })]).toThrow("enough");
      },
    ],
  ] as const)("is given back when it %s", (_, run) => {
    run();
    run();
    const before = linear();
    for (let i = 0; i < 30; i++) run();
    expect(linear()).toBe(before);
  });

  test("a checked one catches a layer that keeps a matrix for the next step", () => {
    const { samples, network, options } = setting();
    let kept: Matrix | undefined;
    const keeping = Object.assign(
      ((x, context) => {
        const pass = network(x, context);
        if (kept !== undefined) add(kept, pass.output);
        kept = pass.output;
        return pass;
      }) as Op,
      { parameters: network.parameters },
    );
    expect(() => [...train(keeping, samples, { ...options, checked: true })]).toThrow(
      "workspace: this matrix [600, 3] is of an earlier step",
    );
  });
});
