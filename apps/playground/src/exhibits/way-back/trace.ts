import { relu, tanh } from "@adjoint/activations";
import { spiral } from "@adjoint/datasets";
import { glorotUniform, dense as makeDense } from "@adjoint/layers";
import { type Matrix, takeRows } from "@adjoint/matrix";
import { sgd } from "@adjoint/optimizers";
import { type Parameter, residual, sequential } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { softmaxCrossEntropy } from "@adjoint/softmax-loss";
import type { Card, Table, Trace, WayBackRequest } from "./protocol.js";

const UNITS = 3;
const CLASSES = 3;
const LEARNING_RATE = 0.5;
/** One point of each arm, not too near the middle. */
const ROWS = [12, 32, 55];

/** One step of training, with every number on its way forward and back. */
export function traceOf({ step, activation, isResidual }: WayBackRequest): Trace {
  const random = randomState(0);
  const points = spiral({ points: 20, classes: CLASSES, noise: 0.1, random });
  const x = takeRows(points.x, ROWS);
  const labels = ROWS.map((row) => points.y[row]!);
  const first = makeDense(2, UNITS, { random, weights: glorotUniform });
  const act = activation === "relu" ? relu : tanh;
  const middle = makeDense(UNITS, UNITS, { random, weights: glorotUniform });
  const last = makeDense(UNITS, CLASSES, { random, weights: glorotUniform });
  const network = isResidual
    ? sequential(first, act, residual(middle), last)
    : sequential(first, act, last);
  const optimizer = sgd({ learningRate: LEARNING_RATE });
  for (let i = 0; i < step; i++) {
    const pass = network(x);
    pass.backward(softmaxCrossEntropy(pass.output, labels).backward());
    optimizer.step(network.parameters);
  }

  const firstPass = first(x);
  const actPass = act(firstPass.output);
  const middlePass = middle(actPass.output);
  const residualPass = residual(middle)(actPass.output);
  const lastInput = isResidual ? residualPass.output : actPass.output;
  const lastPass = last(lastInput);
  const cost = softmaxCrossEntropy(lastPass.output, labels);

  const dLogits = cost.backward();
  const dLast = lastPass.backward(dLogits);
  const dMiddle = isResidual ? middlePass.backward(dLast) : undefined;
  const dAct = isResidual ? residualPass.backward(dLast) : dLast;
  const dFirst = actPass.backward(dAct);
  const dX = firstPass.backward(dFirst);

  const denses = isResidual ? [first, middle, last] : [first, last];
  const before = denses.map(({ parameters }) => parameters.map(({ value }) => tableOf(value)));
  optimizer.step(network.parameters);
  const dense = (index: number, output: Matrix, dInput: Matrix): Card => ({
    kind: "dense",
    output: tableOf(output),
    dInput: tableOf(dInput),
    parameters: denses[index]!.parameters.map((parameter, i) =>
      weightOf(["W", "b"][i]!, parameter, before[index]![i]!),
    ),
  });
  const plain = (kind: Card["kind"], output: Matrix, dInput: Matrix): Card => ({
    kind,
    output: tableOf(output),
    dInput: tableOf(dInput),
    parameters: [],
  });
  const start = [dense(0, firstPass.output, dX), plain(activation, actPass.output, dFirst)];
  const around = dMiddle && [
    plain("fork", actPass.output, dAct),
    dense(1, middlePass.output, dMiddle),
    plain("add", residualPass.output, dLast),
  ];
  return {
    step,
    learningRate: LEARNING_RATE,
    x: tableOf(x),
    labels,
    cards: [...start, ...(around ?? []), dense(denses.length - 1, lastPass.output, dLast)],
    loss: {
      value: cost.output,
      probabilities: tableOf(cost.probabilities),
      dInput: tableOf(dLogits),
    },
  };
}

function tableOf({ rows, columns, data }: Matrix): Table {
  return Array.from({ length: rows }, (_, i) =>
    Array.from(data.subarray(i * columns, (i + 1) * columns)),
  );
}

function weightOf(name: string, { value, gradient }: Parameter, before: Table) {
  return { name, value: before, gradient: tableOf(gradient), next: tableOf(value) };
}
