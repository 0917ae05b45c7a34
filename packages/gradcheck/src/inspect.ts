import { generate, type Matrix, scale, zeros } from "@adjoint/matrix";
import { type Context, type Op, parametersOf } from "@adjoint/pass";
import type { RandomState } from "@adjoint/random";
import { assertFloat64, assertStep, assertTolerance } from "./assert-options.js";
import { compare } from "./compare.js";
import { faultsOf, snapshot } from "./faults.js";
import type { CheckOptions, GradientReport, Varied } from "./types.js";

/** The check behind `checkGradient` and `checkLossGradient`, which differ in names alone. */
export function inspect(
  functionName: string,
  inputName: string,
  op: Op,
  x: Matrix,
  { random, step = 1e-5, rtol = 1e-6, atol = 1e-9 }: CheckOptions,
  context?: Context,
): GradientReport {
  const parameters = parametersOf(op);
  const varied: Varied[] = [{ name: inputName, value: x }, ...parameters];
  for (const { name, value } of varied) assertFloat64(functionName, name, value);
  assertStep(functionName, step);
  assertTolerance(functionName, "rtol", rtol);
  assertTolerance(functionName, "atol", atol);

  const touched = varied.map(({ value }) => value);
  const gradientsOfParameters = parameters.map(({ gradient }) => gradient);
  return restoring([...touched, ...gradientsOfParameters], () => {
    const given = snapshot(touched);
    const pass = op(x, context);
    assertFloat64(functionName, "the output", pass.output);
    const { rows, columns } = pass.output;
    const upstream = generate(rows, columns, () => drawUpstream(random));
    const before = [...given, ...snapshot([upstream])];
    const run = (dOutput: Matrix) => {
      // A gradient that is not written, or added to, stays NaN.
      for (const gradient of gradientsOfParameters) gradient.data.fill(Number.NaN);
      return snapshot([pass.backward(dOutput), ...gradientsOfParameters]);
    };
    const gradients = run(upstream);
    const again = run(upstream);
    const ofZero = run(zeros(rows, columns));
    const ofNegated = run(scale(upstream, -1));
    const after = snapshot([...touched, upstream]);
    forwardElsewhere(op, x, touched, context);
    const later = run(upstream);
    const evidence = { gradients, again, later, ofZero, ofNegated, before, after };
    const faults = faultsOf(varied, evidence, { rtol, atol });

    const weights = before[before.length - 1]!;
    const f = () => dot(op(x, context).output, weights);
    const tensors = varied.map((tensor, i) =>
      compare(tensor, gradients[i]!, f, { step, rtol, atol }),
    );
    const bad = tensors.some(({ counts }) => counts.fail + counts["non-finite"] > 0);
    return { passed: !bad && faults.length === 0, tensors, faults };
  });
}

/** Neither near zero nor near one another, and of both signs. */
function drawUpstream(random: RandomState): number {
  const size = random.uniform(0.5, 1.5);
  return random.random() < 0.5 ? -size : size;
}

/** A forward of other values and signs, which must not reach into the pass there is already. */
function forwardElsewhere(op: Op, x: Matrix, touched: readonly Matrix[], context?: Context): void {
  restoring(touched, () => {
    for (const { data } of touched) {
      for (let k = 0; k < data.length; k++) data[k] = data[k]! > 0 ? -1 - data[k]! : 1 - data[k]!;
    }
    try {
      op(snapshot([x])[0]!, context);
    } catch {
      // These values may lie outside the op's domain: then there is nothing to learn from them.
    }
  });
}

/** Gives matrices their very bits back, even when `action` throws. */
function restoring<Result>(matrices: readonly Matrix[], action: () => Result): Result {
  const originals = snapshot(matrices);
  try {
    return action();
  } finally {
    matrices.forEach(({ data }, i) => {
      data.set(originals[i]!.data);
    });
  }
}

function dot(a: Matrix, b: Matrix): number {
  let total = 0;
  for (let k = 0; k < a.data.length; k++) total += a.data[k]! * b.data[k]!;
  return total;
}
