import { afterEach, expect, test, vi } from "vitest";

interface Limits {
  readonly initial: number;
  readonly maximum: number;
  readonly shared: boolean;
}

const real = (
  globalThis as unknown as {
    readonly WebAssembly: {
      readonly Memory: new (limits: Limits) => object;
      readonly Module: unknown;
      readonly Instance: unknown;
    };
  }
).WebAssembly;

/** What an engine has whose memory cannot grow beyond one MiB. */
class Small extends real.Memory {
  constructor(limits: Limits) {
    super({ ...limits, maximum: limits.initial });
  }
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** Every kernel of the family at work, on operands that do not fit in one MiB, and on small ones. */
async function results(dtype: "float32" | "float64", fill: boolean): Promise<number[][]> {
  const { relu, softmax } = await import("@adjoint/activations");
  const { dense } = await import("@adjoint/layers");
  const { generate, workspace } = await import("@adjoint/matrix");
  const { adam, sgd } = await import("@adjoint/optimizers");
  const { sequential } = await import("@adjoint/pass");
  const { randomState } = await import("@adjoint/random");
  const { softmaxCrossEntropy } = await import("@adjoint/softmax-loss");
  const { train } = await import("./train.js");
  if (fill) {
    const { allocate } = workspace();
    for (let bytes = 512 * 1024; bytes >= 64; bytes /= 2) {
      for (let k = 0; k < 3; k++) allocate(1, bytes / 8, "float64");
    }
  }
  const found: number[][] = [];
  for (const [rows, units] of [
    [20, 40],
    [400, 400],
  ] as const) {
    const x = generate(rows, 30, (i, j) => ((7 * i + 3 * j) % 11) / 7 - 0.6, dtype);
    const y = Int32Array.from({ length: rows }, (_, i) => (5 * i) % 30);
    for (const optimizer of [
      adam({ learningRate: 0.01, amsgrad: true }),
      sgd({ learningRate: 0.01, momentum: 0.9 }),
    ]) {
      const random = randomState(0);
      const network = sequential(
        dense(30, units, { random, dtype }),
        relu,
        dense(units, 30, { random, dtype }),
      );
      const steps = [
        ...train(network, { x, y }, { loss: softmaxCrossEntropy, optimizer, epochs: 2 }),
      ];
      found.push(steps.map(({ loss }) => loss));
      for (const { value } of network.parameters) found.push([...value.data]);
    }
    const wide = generate(rows, units, (i, j) => ((7 * i + 3 * j) % 11) / 7, dtype);
    const p = softmax(wide);
    found.push([...p.output.data], [...p.backward(wide).data]);
  }
  return found;
}

test.each(["float32", "float64"] as const)(
  "a training in %s has the same bits where linear memory is small, and where it is full",
  async (dtype) => {
    const expected = await results(dtype, false);
    for (const fill of [false, true]) {
      vi.resetModules();
      vi.stubGlobal("WebAssembly", { Memory: Small, Module: real.Module, Instance: real.Instance });
      const found = await results(dtype, fill);
      const { kernelsRun } = await import("@adjoint/matrix/kit");
      expect(kernelsRun()).toBe(true);
      vi.unstubAllGlobals();
      expect(found.length).toBe(expected.length);
      for (const [k, values] of found.entries()) {
        expect(values.length).toBe(expected[k]!.length);
        expect([k, values.findIndex((v, i) => !Object.is(v, expected[k]![i]))]).toEqual([k, -1]);
      }
    }
  },
);
