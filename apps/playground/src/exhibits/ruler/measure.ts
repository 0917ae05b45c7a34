import { relu, tanh } from "@adjoint/activations";
import { spiral } from "@adjoint/datasets";
import { checkLossGradient, checkNetworkGradient, type Status } from "@adjoint/gradcheck";
import { dense, glorotUniform } from "@adjoint/layers";
import { type DType, type Matrix, matrix } from "@adjoint/matrix";
import { adam } from "@adjoint/optimizers";
import { type Layer, sequential } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { softmaxCrossEntropy } from "@adjoint/softmax-loss";
import { train } from "@adjoint/training";
import type { CheckedTensor, Measurement, Place, RulerRequest } from "./protocol.js";

const HIDDEN = 4;
/** Half-trained: slopes are neither all large nor all nothing. */
const STEPS = 20;
/** The reach of the curve to both sides, and the number of places at which it is drawn. */
const REACH = 2;
const PLACES = 161;
/** Steps from 1 to 1e-15, four to a power of ten. */
const EXPONENTS = Array.from({ length: 61 }, (_, i) => -i / 4);
const WRONG_FACTOR = 1.01;

/** A function of one number, and the slope that backward claims where it stands. */
interface Line {
  readonly at: number;
  readonly f: (value: number) => number;
  readonly slope: (value: number) => number;
  readonly dtype: DType;
}

/** Everything that the page shows of one function at one place. */
export function measure(request: RulerRequest): Measurement {
  const { subject, dtype } = request;
  const { line, tensors } = subject === "corner" ? corner(dtype) : ofWeight(request);
  const { at, f, slope } = line;
  const claimed = slope(at);
  const places = Array.from(
    { length: PLACES },
    (_, i) => at - REACH + (2 * REACH * i) / (PLACES - 1),
  );
  const steps = EXPONENTS.map((exponent) => 10 ** exponent);
  const left = steps.map((h) => f(at - h));
  const right = steps.map((h) => f(at + h));
  const slopes = steps.map((h, i) => (right[i]! - left[i]!) / (2 * h));
  return {
    subject,
    at,
    value: f(at),
    claimed,
    curve: { places, values: places.map(f) },
    sweep: { steps, slopes, errors: slopes.map((each) => Math.abs(each - claimed)), left, right },
    verdict: verdictOf(line),
    tensors,
  };
}

function verdictOf({ at, f, slope, dtype }: Line): Measurement["verdict"] {
  const loss = (w: Matrix) => ({
    output: f(w.data[0]!),
    backward: (upstream = 1) => matrix(1, 1, [upstream * slope(w.data[0]!)], dtype),
  });
  const report = checkLossGradient(loss, matrix(1, 1, [at], dtype), {
    random: randomState(0),
    entries: true,
  });
  const { status, numerical, uncertainty } = report.tensors[0]!.entries![0]!;
  // The checker gives backward an upstream gradient of its own, to see that it is used.
  const upstream = report.upstream?.data[0] ?? 1;
  return {
    status,
    numerical: numerical / upstream,
    uncertainty: uncertainty === undefined ? undefined : uncertainty / Math.abs(upstream),
  };
}

function corner(dtype: DType): { readonly line: Line; readonly tensors: readonly CheckedTensor[] } {
  const of = (value: number) => relu(matrix(1, 1, [value], dtype));
  return {
    line: {
      at: 0,
      dtype,
      f: (value) => of(value).output.data[0]!,
      slope: (value) => of(value).backward(matrix(1, 1, [1], dtype)).data[0]!,
    },
    tensors: [],
  };
}

function ofWeight({ subject, place, dtype }: RulerRequest) {
  const { network, x, labels } = trained(dtype);
  const { value, gradient } = network.parameters[place.tensor]!;
  const k = place.row * value.columns + place.column;
  const at = value.data[k]!;
  const loss = () => {
    const pass = network(x);
    return { pass, cost: softmaxCrossEntropy(pass.output, labels) };
  };
  /** Moves the weight for as long as a function of the network is computed. */
  const moved = <Result>(to: number, compute: () => Result): Result => {
    value.data[k] = to;
    const result = compute();
    value.data[k] = at;
    return result;
  };
  const factor = subject === "wrong" ? WRONG_FACTOR : 1;
  const line: Line = {
    at,
    dtype,
    f: (to) => moved(to, () => loss().cost.output),
    slope: (to) =>
      moved(to, () => {
        const { pass, cost } = loss();
        pass.backward(cost.backward());
        return factor * gradient.data[k]!;
      }),
  };
  return { line, tensors: checkAll(network, x, labels, subject === "wrong" ? place : undefined) };
}

/** A small network on the spiral, after a few steps: the same for every request. */
function trained(dtype: DType) {
  const random = randomState(1);
  const data = spiral({ points: 12, classes: 3, noise: 0.1, random, dtype });
  const network = sequential(
    dense(2, HIDDEN, { random, weights: glorotUniform, dtype }),
    tanh,
    dense(HIDDEN, 3, { random, weights: glorotUniform, dtype }),
  );
  const options = {
    loss: softmaxCrossEntropy,
    optimizer: adam({ learningRate: 0.05 }),
    epochs: STEPS,
  };
  for (const _ of train(network, { x: data.x, y: data.y }, options));
  return { network, x: data.x, labels: data.y };
}

/** The checker's status of every weight; the one that is made wrong has its gradient multiplied. */
function checkAll(
  network: Layer,
  x: Matrix,
  labels: Int32Array,
  wrong: Place | undefined,
): readonly CheckedTensor[] {
  const spoilt = Object.assign(
    (given: Matrix) => {
      const pass = network(given);
      return {
        output: pass.output,
        backward: (dOutput: Matrix) => {
          const dx = pass.backward(dOutput);
          if (wrong) {
            const { gradient } = network.parameters[wrong.tensor]!;
            gradient.data[wrong.row * gradient.columns + wrong.column]! *= WRONG_FACTOR;
          }
          return dx;
        },
      };
    },
    { parameters: network.parameters },
  );
  const report = checkNetworkGradient(spoilt, (p) => softmaxCrossEntropy(p, labels), x, {
    random: randomState(0),
    entries: true,
  });
  // The first tensor is x.
  return report.tensors.slice(1).map(({ name, entries = [] }, i) => {
    const { rows, columns } = network.parameters[i]!.value;
    const statuses = Array.from({ length: rows }, () => new Array<Status>(columns).fill("pass"));
    for (const { row, column, status } of entries) statuses[row]![column] = status;
    return { name, statuses };
  });
}
