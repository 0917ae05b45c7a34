import {
  asType,
  type DType,
  fromRows,
  generate,
  isMatrix,
  type Matrix,
  matrix,
} from "@adjoint/matrix";
import { type RandomState, randomState } from "@adjoint/random";
import { randomProbabilities } from "../random-probabilities.js";
import notebook from "./notebook-input.json" with { type: "json" };
import type { LossOptions, Problem } from "./problem.js";

/** The notebook's own input, random batches, and what is hard. */
export function problems(seed: number, dtype: DType): readonly Problem[] {
  const random = randomState(seed);
  const { classes, logits, labels } = notebook;
  const all: readonly Problem[] = [
    problem(
      "notebook",
      "the notebook's own 300 rows",
      matrix(labels.length, classes, logits),
      labels,
    ),
    drawn("random, 3 classes", "32 rows", 32, 3, random),
    drawn("random, 10 classes", "16 rows", 16, 10, random),
    problem(
      "confident, right",
      "p within 1e-8 of 1",
      fromRows([
        [20, 0, 0],
        [0, 25, 0],
      ]),
      [0, 1],
    ),
    problem(
      "confident, wrong",
      "p below the clipping",
      fromRows([
        [20, 0, 0],
        [0, 20, 0],
      ]),
      [1, 2],
    ),
    problem(
      "logits to 1000",
      "p = 0 at the label",
      fromRows([
        [1000, 0, -1000],
        [-1000, 1000, 0],
      ]),
      [2, 1],
    ),
    problem(
      "underflow",
      "p is subnormal or 0",
      fromRows([
        [0, -745, -800],
        [0, -740, -1],
      ]),
      [1, 1],
    ),
    problem(
      "shifted by 1e4",
      "the same when shifted",
      shifted(draw(8, 4, random)),
      labelsOf(8, 4, random),
    ),
    problem(
      "soft labels",
      "rows of probabilities",
      draw(8, 4, random),
      randomProbabilities(8, 4, random),
    ),
    drawn("class weights", "1, 2, 5", 12, 3, random, { classWeights: [1, 2, 5] }),
    drawn("label smoothing", "0.1", 12, 5, random, { labelSmoothing: 0.1 }),
    problem(
      "ignored rows",
      "every third row",
      draw(9, 4, random),
      everyThird(labelsOf(9, 4, random)),
    ),
    problem(
      "all options",
      "weights, smoothing, ignored rows",
      draw(9, 3, random),
      everyThird(labelsOf(9, 3, random)),
      { classWeights: [1, 2, 5], labelSmoothing: 0.2 },
    ),
    problem("one class", "nothing to learn", draw(4, 1, random), [0, 0, 0, 0]),
    drawn("1000 classes", "4 rows", 4, 1000, random),
  ];
  return all.map((each) => ({
    ...each,
    logits: asType(each.logits, dtype),
    targets: isMatrix(each.targets) ? asType(each.targets, dtype) : each.targets,
  }));
}

/** A problem of random logits and labels. */
export function drawn(
  name: string,
  about: string,
  rows: number,
  classes: number,
  random: RandomState,
  options: LossOptions = {},
): Problem {
  return problem(
    name,
    about,
    draw(rows, classes, random),
    labelsOf(rows, classes, random),
    options,
  );
}

function problem(
  name: string,
  about: string,
  logits: Matrix,
  targets: Problem["targets"],
  options: LossOptions = {},
): Problem {
  // The default of PyTorch's ignoreIndex needs no option.
  const ignores = !isMatrix(targets) && Array.from(targets).includes(-100);
  return {
    name,
    about,
    logits,
    targets,
    options: { ...options, ...(ignores && { ignoreIndex: -100 }) },
  };
}

function draw(rows: number, classes: number, random: RandomState): Matrix {
  return generate(rows, classes, () => 2 * random.normal());
}

function labelsOf(rows: number, classes: number, random: RandomState): number[] {
  return Array.from({ length: rows }, () => Math.floor(random.random() * classes));
}

function everyThird(labels: readonly number[]): number[] {
  return labels.map((label, row) => (row % 3 === 1 ? -100 : label));
}

function shifted({ rows, columns, data }: Matrix): Matrix {
  return matrix(
    rows,
    columns,
    Array.from(data, (value) => value + 1e4),
  );
}
