import { exp, type Matrix, matmul, multiply, ShapeError, scale, sum, zeros } from "@adjoint/matrix";
import { type Op, sequential } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { describe, expect, test } from "vitest";
import { rectify, square } from "../testing/mutations/elementwise.js";
import { linear } from "../testing/mutations/linear.js";
import { crossEntropy } from "../testing/mutations/softmax.js";
import { draw, map } from "../testing/mutations/tools.js";
import { rightOps } from "../testing/right-ops.js";
import { checkGradient, checkLossGradient, checkNetworkGradient } from "./index.js";

const options = (seed = 0) => ({ random: randomState(seed) });
const x = (seed: number) => draw(3, 3, seed, "float32");
const seeds = Array.from({ length: 50 }, (_, seed) => seed);
const meanOfSquares = (m: Matrix) => ({
  output: sum(multiply(m, m)) / m.rows,
  backward: (upstream = 1) => scale(m, (2 * upstream) / m.rows),
});
const relu = rectify((v) => v > 0);

describe("an op without parameters", () => {
  test.each(rightOps.slice(0, 2))("%s is compared with its float64 run", (_name, op) => {
    const report = checkGradient(op(), x(0), options());
    expect(report).toMatchObject({
      passed: true,
      precision: { analytic: "float32", numerical: "float64" },
    });
    expect(report.unseen[0]).toBe(
      "mistakes below a relative 0.00001: only the gradient is float32",
    );
    expect(seeds.filter((seed) => !checkGradient(op(), x(seed), options(seed)).passed)).toEqual([]);
  });

  test("a mistake of 1e-4 is found", () => {
    const wrong = square((d, m) => scale(multiply(d, m), 2 * (1 + 1e-4)));
    expect(checkGradient(wrong, x(0), options()).tensors[0]!.counts.fail).toBe(9);
  });

  test("one that refuses float64 is compared with differences of its float32 forward", () => {
    const single: Op = (m) => {
      if (m.dtype !== "float32") throw new TypeError("float32 alone");
      const output = exp(m);
      return { output, backward: (d) => multiply(d, output) };
    };
    const report = checkGradient(single, x(0), options());
    expect(report).toMatchObject({
      passed: true,
      precision: { analytic: "float32", numerical: "float32" },
    });
    expect(report.unseen[0]).toBe("mistakes below a relative 0.01: the differences are float32");
    expect(seeds.filter((seed) => !checkGradient(single, x(seed), options(seed)).passed)).toEqual(
      [],
    );
  });
});

describe("a layer", () => {
  const network = (dtype?: "float32") =>
    sequential(linear({}, dtype), relu, linear({}, dtype), (m) => ({
      output: multiply(m, m),
      backward: (d) => scale(multiply(d, m), 2),
    }));

  test.each(["entries", "projections"] as const)(
    "in %s, is compared with differences of its float32 forward",
    (mode) => {
      const check = (seed: number) =>
        checkGradient(network("float32"), x(seed), { ...options(seed), mode });
      expect(check(0).precision).toEqual({ analytic: "float32", numerical: "float32" });
      expect(seeds.filter((seed) => check(seed).verdict === "failed")).toEqual([]);
    },
  );

  test("at a kink, too", () => {
    const layer = linear({}, "float32");
    const report = checkGradient(
      sequential(relu, layer),
      map(x(0), (v, k) => (k < 3 ? 0 : v)),
      options(),
    );
    expect(report.passed).toBe(true);
    expect(report.tensors[0]!.counts.kink).toBe(3);
  });

  test("its reference, at the layer's values, sees mistakes of 1e-4", () => {
    const reference = network();
    reference.parameters[0]!.value.data.fill(5);
    const check = (op: Op, seed: number) =>
      checkGradient(op, x(seed), { ...options(seed), reference });
    const report = check(network("float32"), 0);
    expect(report).toMatchObject({
      passed: true,
      precision: { analytic: "float32", numerical: "float64" },
    });
    expect(reference.parameters[0]!.value.data).toEqual(new Float64Array(9).fill(5));
    expect(seeds.filter((seed) => !check(network("float32"), seed).passed)).toEqual([]);

    const wrong = linear(
      { dx: (d, w) => scale(matmul(d, w, { transposeB: true }), 1 + 1e-4) },
      "float32",
    );
    const one = { ...options(), reference: linear({}) };
    expect(checkGradient(wrong, x(0), one).verdict).toBe("failed");
    expect(checkGradient(wrong, x(0), options()).verdict).toBe("passed");
  });

  test("a reference of another kind is refused", () => {
    const check = (reference: Op) => () =>
      checkGradient(linear({}, "float32"), x(0), { ...options(), reference });
    expect(check(relu)).toThrow(
      new ShapeError(
        "checkGradient: the parameters of the reference are none, those of the op weights [3, 3]",
      ),
    );
    expect(check(linear({}, "float32"))).toThrow(
      "checkGradient: weights of the reference is float32, not float64",
    );
    const narrow: Op = Object.assign((() => ({ output: zeros(1, 1), backward: relu })) as never, {
      parameters: sequential(linear({})).parameters,
    });
    expect(check(narrow)).toThrow(
      "checkGradient: the reference gives [1, 1] float64, wanted [3, 3] float64",
    );
  });
});

describe("a loss", () => {
  test("is compared with its float64 run", () => {
    const check = (seed: number) => checkLossGradient(crossEntropy(), x(seed), options(seed));
    expect(check(0).precision).toEqual({ analytic: "float32", numerical: "float64" });
    expect(seeds.filter((seed) => !check(seed).passed)).toEqual([]);
  });

  test("or with its reference, also after a network", () => {
    const refusing = (m: Matrix) => {
      if (m.dtype !== "float32") throw new TypeError("float32 alone");
      return meanOfSquares(m);
    };
    expect(checkLossGradient(refusing, x(0), options())).toMatchObject({
      passed: true,
      precision: { numerical: "float32" },
    });
    expect(
      checkLossGradient(refusing, x(0), { ...options(), reference: meanOfSquares }),
    ).toMatchObject({ passed: true, precision: { numerical: "float64" } });
    const report = checkNetworkGradient(linear({}, "float32"), meanOfSquares, x(0), {
      ...options(),
      reference: linear({}),
    });
    expect(report).toMatchObject({ passed: true, precision: { numerical: "float64" } });
  });
});
