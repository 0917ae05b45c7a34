import {
  add,
  full,
  type Matrix,
  matmul,
  matrix,
  ShapeError,
  scale,
  toRows,
  zeros,
} from "@adjoint/matrix";
import { describe, expect, test } from "vitest";
import {
  backwardToParameters,
  buffersOf,
  type Layer,
  type Op,
  type Parameter,
  parametersOf,
  residual,
  sequential,
  sumGradients,
} from "./index.js";

/** y = w x, elementwise with one number: small enough to differentiate by hand. */
function gain(value: number): Layer {
  const weight: Parameter = { name: "gain", value: full(1, 1, value), gradient: zeros(1, 1) };
  const op: Op = (x) => ({
    output: scale(x, weight.value.data[0]!),
    backward: (d) => {
      weight.gradient.data[0] = Array.from(x.data).reduce((sum, v, k) => sum + v * d.data[k]!, 0);
      return scale(d, weight.value.data[0]!);
    },
  });
  return Object.assign(op, { parameters: [weight] });
}
const x = matrix(1, 2, [1, 2]);
const ones = full(1, 2, 1);
const gradients = (layer: Layer) => layer.parameters.map((p) => p.gradient.data[0]);

describe("sequential", () => {
  test("composes forwards, and backwards in reverse", () => {
    const layer = sequential(gain(3), gain(5));
    const pass = layer(x);
    expect(toRows(pass.output)).toEqual([[15, 30]]);
    expect(toRows(pass.backward(ones))).toEqual([[15, 15]]);
    expect(gradients(layer)).toEqual([15, 9]);
  });

  test("is the same nested, and the identity when empty", () => {
    const [a, b, c] = [gain(2), gain(3), gain(4)] as const;
    const flat = sequential(a, b, c)(x);
    const nested = sequential(sequential(a, b), c)(x);
    expect(nested.output).toEqual(flat.output);
    expect(nested.backward(ones)).toEqual(flat.backward(ones));
    const identity = sequential();
    expect(identity.parameters).toEqual([]);
    expect(identity(x).output).toBe(x);
    expect(identity(x).backward(ones)).toBe(ones);
  });

  test("adds up the gradients of a layer used twice: d(w² x)/dw = 2 w x", () => {
    const shared = gain(3);
    const twice = sequential(shared, shared);
    expect(twice.parameters.length).toBe(1);
    const pass = twice(x);
    expect(toRows(pass.backward(ones))).toEqual([[9, 9]]);
    expect(gradients(twice)).toEqual([2 * 3 * 3]);
    pass.backward(ones);
    expect(gradients(twice)).toEqual([18]);
    const nested = sequential(sequential(shared), gain(1), sequential(shared));
    nested(x).backward(ones);
    expect(gradients(nested)).toEqual([18, 27]);
  });

  test("hands the context on", () => {
    const seen: unknown[] = [];
    const spy: Op = (input, context) => {
      seen.push(context);
      return { output: input, backward: (d) => d };
    };
    const context = { training: true };
    sequential(spy, residual(spy))(x, context);
    expect(seen).toEqual([context, context]);
  });
});

describe("residual", () => {
  test("adds the way around", () => {
    const layer = residual(gain(3));
    const pass = layer(x);
    expect(toRows(pass.output)).toEqual([[4, 8]]);
    expect(toRows(pass.backward(ones))).toEqual([[4, 4]]);
    expect(gradients(layer)).toEqual([3]);
  });

  test("refuses a change of shape", () => {
    const wide: Op = (input) => ({ output: matmul(input, zeros(2, 3)), backward: (d) => d });
    expect(() => residual(wide)(x)).toThrow(
      new ShapeError("residual: f(x) [1, 3] and x [1, 2] disagree: both must have the same shape"),
    );
    expect(() => residual(gain(1))(x).backward(zeros(1, 1))).toThrow(ShapeError);
    const narrow: Op = (input) => ({ output: input, backward: () => zeros(1, 1) });
    expect(() => residual(narrow)(x).backward(x)).toThrow(
      new ShapeError(
        "residual.backward: the gradient of f [1, 1] and x [1, 2] disagree: both must have the same shape",
      ),
    );
    const number: Op = (input) => ({ output: input, backward: () => 3 as unknown as Matrix });
    expect(() => residual(number)(x).backward(x)).toThrow(
      new TypeError("residual.backward: the gradient of f must be a matrix, got 3"),
    );
  });
});

describe("the way back to the parameters alone", () => {
  /** A gain that tells which of its ways back was taken. */
  function telling(value: number, ways: string[]): Layer {
    const inner = gain(value);
    const op: Op = (input) => {
      const pass = inner(input);
      const backward = (d: Matrix) => {
        ways.push("all");
        return pass.backward(d);
      };
      const toParameters = (d: Matrix) => {
        ways.push("parameters");
        pass.backward(d);
      };
      return { output: pass.output, backward: Object.assign(backward, { toParameters }) };
    };
    return Object.assign(op, { parameters: inner.parameters });
  }

  test.each([
    ["sequential", (...ops: Op[]) => sequential(...ops)],
    ["nested", (...ops: Op[]) => sequential(sequential(...ops))],
    ["residual", (...ops: Op[]) => residual(...ops)],
  ])("%s: the same gradients, and only the first op leaves its input's out", (_, compose) => {
    const ways: string[] = [];
    const network = compose(telling(3, ways), telling(5, ways));
    network(x).backward(ones);
    const whole = gradients(network);
    expect(ways.splice(0)).toEqual(["all", "all"]);
    for (const { gradient } of network.parameters) gradient.data.fill(Number.NaN);
    backwardToParameters(network(x), ones);
    expect(gradients(network)).toEqual(whole);
    expect(ways).toEqual(["all", "parameters"]);
  });

  test("adds up the gradients of a layer used twice", () => {
    const shared = gain(3);
    backwardToParameters(sequential(shared, shared)(x), ones);
    expect(gradients(shared)).toEqual([2 * 3 * 3]);
  });

  test("an op without it goes the whole way back", () => {
    const layer = gain(3);
    backwardToParameters(layer(x), ones);
    expect(gradients(layer)).toEqual([3]);
  });

  test("a pass with another backward has not this one's", () => {
    const layer = sequential(telling(3, []));
    const pass = layer(x);
    const doubled = { ...pass, backward: (d: Matrix) => pass.backward(scale(d, 2)) };
    backwardToParameters(doubled, ones);
    expect(gradients(layer)).toEqual([6]);
  });
});

describe("sumGradients", () => {
  test("sums over steps, and counts what a step leaves alone as zero", () => {
    const [a, b] = [gain(1), gain(1)];
    const parameters = [...a.parameters, ...b.parameters];
    const first = a(x);
    const second = a(add(x, 1));
    const other = b(x);
    sumGradients(parameters, [
      () => first.backward(ones),
      () => other.backward(ones),
      () => second.backward(ones),
    ]);
    expect(parameters.map((p) => p.gradient.data[0])).toEqual([3 + 5, 3]);
  });
});

describe("parametersOf", () => {
  test("is empty for a plain op, and lists each once", () => {
    expect(parametersOf((input) => ({ output: input, backward: (d) => d }))).toEqual([]);
    const layer = gain(1);
    const doubled = Object.assign((...given: Parameters<Op>) => layer(...given), {
      parameters: [...layer.parameters, ...layer.parameters],
    });
    expect(parametersOf(doubled)).toEqual(layer.parameters);
  });
});

describe("buffers", () => {
  const buffer = (name: string) => ({ name, value: zeros(1, 2) });
  const layer = (...names: string[]): Layer =>
    Object.assign(((x) => ({ output: x, backward: (dOutput: Matrix) => dOutput })) satisfies Op, {
      parameters: [],
      buffers: names.map(buffer),
    });

  test("are collected in order, each once, through sequential and residual", () => {
    const [a, b] = [layer("mean", "variance"), layer("count")];
    const network = sequential(a, residual(b, a), (x) => ({ output: x, backward: (d) => d }));
    expect(buffersOf(network)).toEqual([...a.buffers!, ...b.buffers!]);
    expect(buffersOf(network)[2]).toBe(b.buffers![0]);
    expect(buffersOf(sequential())).toEqual([]);
  });

  test("are none of a plain op, and must be a list", () => {
    expect(buffersOf((x) => ({ output: x, backward: (d) => d }))).toEqual([]);
    const wrong = Object.assign(layer(), { buffers: 3 }) as unknown as Op;
    expect(() => buffersOf(wrong)).toThrow(
      "buffersOf: buffers of the op must be a list of buffers, got 3",
    );
  });
});
