import { generate, isMatrix, type Matrix } from "@adjoint/matrix";
import { buffersOf, type Pass, parametersOf } from "@adjoint/pass";
import { assertSameFormat } from "../options.js";
import { remembersAfterAnother } from "./another-pass.js";
import { runBackward, standing, writingsOf } from "./backwards.js";
import { sameBits } from "./bits.js";
import { type Elsewhere, elsewhereOf } from "./elsewhere.js";
import { gradientFaults } from "./faults.js";
import type { First } from "./first.js";
import { assertNames, label } from "./labels.js";
import { type NumericalSide, numericalSide } from "./numerical-side.js";
import { copy, restoring } from "./restoring.js";
import { withSameDraws } from "./same-draws.js";
import type { Setting } from "./setting.js";
import { type Ground, type Site, siteOf } from "./site.js";
import type { Subject } from "./subject.js";
import { type Tensor, tensorsOf } from "./tensors.js";
import { bareFaults, drawUpstream, parametersAloneFaults, upstreamFaults } from "./upstreams.js";

/** A subject that has been forward and back: what it gave, and what to compare that with. */
export interface Evaluation {
  readonly side: NumericalSide;
  readonly upstream: Matrix;
  readonly tensors: readonly Tensor[];
  /** Where the values were given. */
  readonly here: Site;
  readonly elsewhere: Elsewhere;
  /** What is wrong with the backward apart from its values, in words. */
  readonly faults: readonly string[];
  /** Outputs that are infinite, and left out. */
  readonly leftOut: readonly number[];
  /** Whether the op answers for a matrix that it has seen, whatever it holds by now. */
  readonly remembers: boolean;
}

/** Runs a subject, and gives its values, buffers and gradients their bits back after `use`. */
export function onEvaluation<Result>(
  given: Subject,
  setting: Setting,
  use: (evaluation: Evaluation) => Result,
): Result {
  const buffers = [given.op, ...(given.reference ? [given.reference] : [])].flatMap(buffersOf);
  return restoring(
    buffers.map(({ value }) => value),
    () => evaluated(withSameDraws(given), setting, use),
  );
}

function evaluated<Result>(
  subject: Subject,
  setting: Setting,
  use: (evaluation: Evaluation) => Result,
): Result {
  const { functionName, inputName, op, x, reference } = subject;
  const parameters = parametersOf(op);
  const labelled = label(inputName, x, parameters);
  assertSameFormat(functionName, labelled);
  const names = labelled.map(({ name }) => name);
  assertNames(functionName, "frozen", setting.frozen, names.slice(1));
  assertNames(functionName, "wrt", setting.wrt ?? [], names);
  const trained = parameters
    .map((parameter, i) => ({ parameter, name: names[i + 1]! }))
    .filter(({ name }) => !setting.frozen.includes(name));
  const others = reference === undefined ? [] : parametersOf(reference);
  const values = [x, ...parameters.map(({ value }) => value)];
  const rest = [...parameters, ...others].map(({ gradient }) => gradient);
  return restoring([x, ...rest, ...others.map(({ value }) => value)], () => {
    const given = copy(x);
    const pass = forward(subject);
    // What the first forward sets in parameters is their beginning, and stays.
    return restoring(values, () =>
      use(evaluate(subject, setting, { pass, trained, labelled, given })),
    );
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

function evaluate(subject: Subject, setting: Setting, first: First): Evaluation {
  const { op, x, context } = subject;
  const { random, tolerance } = setting;
  const { pass, trained, labelled } = first;
  const before = [first.given, ...labelled.slice(1).map(({ value }) => copy(value))];
  const output = copy(pass.output);
  const repeated = copy(op(x, context).output);
  const leftOut = Array.from(output.data.keys()).filter((k) => isInfinite(output.data[k]!));
  const upstream = generate(output.rows, output.columns, () => drawUpstream(random), x.dtype);
  for (const k of leftOut) upstream.data[k] = 0;
  const weights = copy(upstream);
  const writings = writingsOf(pass, upstream, trained);
  const run = (dOutput: Matrix) =>
    runBackward(pass, dOutput, trained, (i) => standing(writings[i]));
  const { all: gradients, raw } = run(upstream);
  const again = run(upstream).all;
  const remembers = remembersAfterAnother(subject, setting, first, upstream);
  const later = run(upstream).all;
  const faults = [
    ...gradientFaults({ output, repeated, gradients, again, later, trained, labelled, writings }),
    ...upstreamFaults((d) => run(d).all, upstream, gradients, random, tolerance),
  ];
  faults.push(
    ...bareFaults(pass, upstream, trained, writings, tolerance),
    ...parametersAloneFaults(pass, upstream, gradients, trained, writings, tolerance),
  );
  const after = [x, ...labelled.slice(1).map(({ value }) => value), upstream];
  if (!sameBits([...before, weights], after)) {
    faults.push("the op or its backward writes to what it was given");
  }
  // Where results go is the caller's to say, who may want them in the same place again.
  if (context?.allocate === undefined) {
    if (!sameBits([output], [pass.output])) faults.push(sharing("the output"));
    if (raw !== undefined && !sameBits([gradients[0]!], [raw])) {
      faults.push(sharing(`the gradient of ${labelled[0]!.name}`));
    }
  }
  if (!sameBits([output], [op(copy(x), context).output]) && sameBits([output], [repeated])) {
    faults.push("a forward after a backward gives another output");
  }
  const side = numericalSide(subject, output);
  const ground: Ground = { subject, side, upstream, trained, writings };
  const tensors = tensorsOf(ground, setting, labelled);
  const elsewhere = elsewhereOf(ground, tensors, labelled, random);
  const here = siteOf(ground, gradients);
  return { side, upstream, tensors, here, elsewhere, faults, leftOut, remembers };
}

const isInfinite = (value: number) => Math.abs(value) === Number.POSITIVE_INFINITY;
const sharing = (what: string) => `${what} is in memory that later calls write to`;
