import { generate, matmul, matrix, scale, zeros } from "@adjoint/matrix";
import { type Op, sequential } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { describe, expect, test } from "vitest";
import { dSquare, rectify, square } from "../testing/mutations/elementwise.js";
import { dMeanSquare, meanSquare } from "../testing/mutations/losses.js";
import { draw } from "../testing/mutations/tools.js";
import { assertNetworkGradient, checkGradient, checkNetworkGradient } from "./index.js";

const options = { mode: "projections" } as const;
const relu = rectify((v) => v > 0);
const loss = meanSquare(dMeanSquare);

/** A linear layer; `factor` is the mistake. */
function linear(inputs: number, units: number, factor = 1): Op {
  const random = randomState(inputs);
  const deviation = 1 / Math.sqrt(inputs);
  const value = generate(inputs, units, () => random.normal(0, deviation));
  const weights = { name: "weights", value, gradient: zeros(inputs, units) };
  const op: Op = (x) => ({
    output: matmul(x, value),
    backward: (d) => {
      weights.gradient.data.set(scale(matmul(x, d, { transposeA: true }), factor).data);
      return matmul(d, value, { transposeB: true });
    },
  });
  return Object.assign(op, { parameters: [weights] });
}

describe("projections", () => {
  test("of a big network take a handful of forwards", () => {
    let forwards = 0;
    const counting: Op = (x) => {
      forwards += 1;
      return { output: x, backward: (d) => d };
    };
    const network = sequential(counting, linear(32, 100), relu, linear(100, 10));
    const report = checkNetworkGradient(network, loss, draw(16, 32, 1), {
      ...options,
      random: randomState(0),
    });
    expect(report).toMatchObject({ passed: true, verdict: "passed", mode: "projections" });
    expect(report.tensors.map(({ name, counts }) => [name, counts.pass])).toEqual([
      ["x", 8],
      ["weights 1", 8],
      ["weights 2", 8],
    ]);
    // 4712 entries would take twice as many.
    expect(forwards).toBeLessThan(1000);
  });

  test("find a mistake of 1e-5 in the gradient of one layer", () => {
    const network = sequential(linear(8, 20), relu, linear(20, 3, 1 + 1e-5));
    const report = checkNetworkGradient(network, loss, draw(5, 8, 1), {
      ...options,
      random: randomState(0),
      projections: 3,
    });
    const [, first, second] = report.tensors;
    expect(first!.counts).toMatchObject({ pass: 3, fail: 0 });
    expect(second!.counts.fail).toBe(3);
    expect(second!.worst).toMatchObject({ column: 0, status: "fail" });
    expect(() =>
      assertNetworkGradient(network, loss, draw(5, 8, 1), { ...options, random: randomState(0) }),
    ).toThrow(/^assertNetworkGradient: \d of 8 wrong in the gradient of weights 2, worst at/);
  });

  test("say what they do not see", () => {
    const { unseen } = checkGradient(relu, draw(2, 2, 0), { ...options, random: randomState(0) });
    expect(unseen).toEqual([
      "mistakes in an entry below 0.000001 of the norm of its tensor's gradient, and which entry is wrong",
    ]);
  });

  test("across a kink take what lies between the slopes of both sides", () => {
    const report = checkGradient(relu, zeros(1, 1), { ...options, random: randomState(0) });
    expect(report.passed).toBe(true);
    expect(report.unseen).toContain(
      "8 at a kink: anything between the slopes of the two sides is let pass",
    );
  });

  test("across several kinks cannot tell, as each entry has sides of its own", () => {
    for (let seed = 0; seed < 100; seed++) {
      const report = checkGradient(relu, zeros(2, 3), { ...options, random: randomState(seed) });
      expect(report.verdict).not.toBe("failed");
      const { counts } = report.tensors[0]!;
      expect(counts.kink + counts["cannot-tell"]).toBe(8);
    }
  });

  test("divide by the step that really happened", () => {
    // Between 1e10 and its neighbours lie 1.9e-6, so a step of 1e-5 is rounded by a tenth.
    const same: Op = (x) => ({ output: x, backward: (d) => d });
    const x = matrix(1, 1, [1e10]);
    const report = checkGradient(same, x, { ...options, random: randomState(0) });
    expect(report.tensors[0]!.counts.pass).toBe(8);
  });

  test("that happen to be small are measured by what they sum", () => {
    for (let seed = 0; seed < 1000; seed++) {
      const x = scale(draw(3, 3, seed, "float32"), 1000);
      const random = randomState(seed);
      expect(checkGradient(square(dSquare), x, { ...options, random }).passed).toBe(true);
    }
  });

  test("of an empty tensor are none", () => {
    const report = checkGradient(
      square((d) => d),
      zeros(0, 3),
      {
        ...options,
        random: randomState(0),
      },
    );
    expect(report.tensors[0]).toMatchObject({ worst: undefined, maxRelativeError: 0 });
  });
});
