import { generate, isMatrix, type Matrix, scale, zeros } from "@adjoint/matrix";
import { type Parameter, type Pass, parametersOf } from "@adjoint/pass";
import type { RandomState } from "@adjoint/random";
import { assertSameFormat } from "./assert-options.js";
import type { Evidence } from "./faults.js";
import { label } from "./labels.js";
import { type NumericalSide, numericalSide } from "./numerical-side.js";
import { epsilonOf, type Probe } from "./probe.js";
import { copy, restoring } from "./restoring.js";
import type { Subject } from "./subject.js";
import type { Varied } from "./types.js";

/** A subject that has been forward and back: what it gave, and what to compare that with. */
export interface Trial {
  /** What the gradients belong to. */
  readonly given: readonly Varied[];
  readonly evidence: Evidence;
  readonly side: NumericalSide;
  /** What is varied for the differences, in the order of `given`. */
  readonly varied: readonly Varied[];
  readonly probe: Probe;
}

/** Runs a subject, and gives its values and gradients their bits back after `use`. */
export function onTrial<Result>(
  subject: Subject,
  random: RandomState,
  use: (trial: Trial) => Result,
): Result {
  const { functionName, inputName, op, x, context, reference } = subject;
  const parameters = parametersOf(op);
  const given = label(inputName, x, parameters);
  assertSameFormat(functionName, given);
  const others = reference === undefined ? [] : parametersOf(reference);
  const touched = [...parameters, ...others].flatMap(({ value, gradient }) => [value, gradient]);
  return restoring([x, ...touched], () => {
    const before = given.map(({ value }) => copy(value));
    const pass = forward(subject);
    const output = copy(pass.output);
    const repeated = copy(op(x, context).output);
    const { rows, columns, dtype } = output;
    const upstream = generate(rows, columns, () => drawUpstream(random), dtype);
    const weights = copy(upstream);
    const evidence = {
      output,
      repeated,
      ...backwards(pass, upstream, parameters, () => forwardElsewhere(subject, given)),
      before: [...before, weights],
      after: [...given.map(({ value }) => value), upstream].map(copy),
    };
    const side = numericalSide(subject, output);
    return use({
      given,
      evidence,
      side,
      varied: label(inputName, side.x, parametersOf(side.op)),
      probe: {
        outputs: () => side.op(side.x, context).output.data.slice(),
        weights: weights.data,
        epsilon: epsilonOf(side.dtype),
      },
    });
  });
}

function forward({ functionName, op, x, context }: Subject): Pass<Matrix> {
  const pass = op(x, context);
  if (!isMatrix(pass?.output) || typeof pass.backward !== "function") {
    throw new TypeError(`${functionName}: the op must give a pass: a matrix output and a backward`);
  }
  assertSameFormat(functionName, [
    { name: "x", value: x },
    { name: "the output", value: pass.output },
  ]);
  return pass;
}

/** The gradients of the input and the parameters, for several upstreams; no matrix is an empty one. */
function backwards(
  pass: Pass<Matrix>,
  upstream: Matrix,
  parameters: readonly Parameter[],
  forwardElsewhere: () => void,
) {
  const run = (dOutput: Matrix) => {
    // A gradient that is not written, or added to, stays NaN.
    for (const { gradient } of parameters) gradient.data.fill(Number.NaN);
    const dInput: unknown = pass.backward(dOutput);
    const dParameters = parameters.map(({ gradient }) => gradient);
    return [isMatrix(dInput) ? dInput : zeros(0, 0), ...dParameters].map(copy);
  };
  const gradients = run(upstream);
  const again = run(upstream);
  const ofZero = run(zeros(upstream.rows, upstream.columns, upstream.dtype));
  const ofNegated = run(scale(upstream, -1));
  forwardElsewhere();
  return { gradients, again, ofZero, ofNegated, later: run(upstream) };
}

/** Neither near zero nor near one another, and of both signs. */
function drawUpstream(random: RandomState): number {
  const size = random.uniform(0.5, 1.5);
  return random.random() < 0.5 ? -size : size;
}

/** A forward of other values and signs, which must not reach into the pass there is already. */
function forwardElsewhere({ op, x, context }: Subject, given: readonly Varied[]): void {
  const touched = given.map(({ value }) => value);
  restoring(touched, () => {
    for (const { data } of touched) {
      for (let k = 0; k < data.length; k++) data[k] = data[k]! > 0 ? -1 - data[k]! : 1 - data[k]!;
    }
    try {
      op(copy(x), context);
    } catch {
      // These values may lie outside the op's domain: then there is nothing to learn from them.
    }
  });
}
