import { spiral } from "@adjoint/datasets";
import { normal } from "@adjoint/layers";
import { asType, type DType, type Matrix, zeros } from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import type { Bench } from "../bench.js";
import type { Entrant } from "../measure-case.js";
import type { Operands } from "../operands.js";
import type { CaseResult, Section } from "../results.js";
import type { Job } from "../servers/protocol.js";
import { IN_FLOAT64, LIBRARIES, OURS } from "./contenders.js";
import { digits } from "./digits.js";

/** Steps before what is called converged. */
const STEPS = 10_000;

/** Milliseconds: a step of the peers is much code to compile. */
const WARM = 2000;

const SPIRAL = "spiral 2-64-3";

/** A network and what it is trained on. */
interface Problem {
  readonly sizes: readonly [number, number, number];
  readonly x: Matrix;
  readonly y: ArrayLike<number>;
}

/** The first steps of a training, or those after `before` steps. */
export function stepJob(
  files: Operands,
  { sizes: [inputs, hidden, classes], x, y }: Problem,
  dtype: DType,
  before: number,
): Job {
  const random = randomState(0);
  const draw = (rows: number, columns: number) =>
    files.matrix(normal(0.1)(rows, columns, { random, dtype }));
  return {
    workload: "step",
    params: { learningRate: 0.05, epsilon: 1e-7, before },
    inputs: {
      x: files.matrix(asType(x, dtype)),
      y: files.labels(y),
      weights1: draw(inputs, hidden),
      biases1: files.matrix(zeros(1, hidden, dtype)),
      weights2: draw(hidden, classes),
      biases2: files.matrix(zeros(1, classes, dtype)),
    },
  };
}

/** The spiral of the notebook: 3 arms of points. */
export function spiralProblem(hidden: number, points = 100): Problem {
  const { x, y } = spiral({ points, classes: 3, random: randomState(0) });
  return { sizes: [2, hidden, 3], x, y };
}

/** Who takes part: whoever has the dtype, and after convergence only whoever gets there in a few seconds. */
function librariesFor(
  name: string,
  dtype: DType,
  before: number,
  quick: boolean,
): readonly string[] {
  if (dtype === "float64") return IN_FLOAT64;
  if (before === 0) return LIBRARIES;
  if (quick || name !== SPIRAL) return IN_FLOAT64;
  return LIBRARIES.filter((library) => library !== "tfjs-cpu");
}

/** One training step: forward, fused loss, backward, Adam. */
export async function trainingStepSection(bench: Bench): Promise<Section> {
  const problems: [string, Problem][] = [
    [SPIRAL, spiralProblem(64)],
    ["spiral 2-512-3", spiralProblem(512)],
    ["digits 64-128-10", { sizes: [64, 128, 10], ...digits(64) }],
  ];
  const cases: CaseResult[] = [];
  for (const [name, problem] of bench.quick ? problems.slice(0, 1) : problems) {
    for (const dtype of ["float32", "float64"] as const) {
      for (const when of ["fresh", "converged"] as const) {
        bench.progress(`${name} ${dtype}, ${when}`);
        const before = when === "fresh" ? 0 : STEPS;
        const job = stepJob(bench.operands, problem, dtype, before);
        const libraries = librariesFor(name, dtype, before, bench.quick);
        const entrants: Entrant[] = [OURS, ...libraries].map((server) => ({
          contender: server,
          server,
          job,
        }));
        const work = { name: `${name} ${dtype}, ${when}`, work: 1, entrants };
        cases.push(await bench.measure(work, bench.quick ? {} : { warmMilliseconds: WARM }));
      }
    }
  }
  return {
    name: "step",
    title: "One training step",
    measure: "time",
    cases,
    figures: [],
    notes: [
      "A step is forward, loss with gradient, backward, and Adam's update, on one batch: 300 points of the spiral, or 64 digits.",
      `Fresh: from the initial weights. Converged: after ${STEPS} steps, where gradients are so small that subnormal numbers would slow the arithmetic down.`,
      "PyTorch runs torch.optim.Adam and F.cross_entropy, eagerly; TensorFlow.js optimizer.minimize; jax-js one compiled function; NumPy the same formulas written out.",
    ],
  };
}
