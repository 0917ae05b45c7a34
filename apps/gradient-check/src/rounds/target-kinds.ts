import { generate, type Matrix } from "@adjoint/matrix";
import type { Targets } from "@adjoint/pass";
import type { RandomState } from "@adjoint/random";
import { PROBABILITIES } from "./domains.js";

/** Something that a loss may be compared with. */
export interface TargetKind {
  /** In words, for reports. */
  readonly name: string;
  readonly draw: (predictions: Matrix, random: RandomState) => Targets;
  /** Whether what takes them has certainly been made for them. */
  readonly certain: boolean;
}

const matrices = (name: string, draw: (random: RandomState) => number): TargetKind => ({
  name,
  certain: false,
  draw: ({ rows, columns }, random) => generate(rows, columns, () => draw(random)),
});

const CLASS_INDICES: TargetKind = {
  name: "class indices",
  certain: true,
  draw: ({ rows, columns }, random) =>
    Array.from({ length: rows }, () => random.randint(0, columns)),
};

const MATRICES: readonly TargetKind[] = [
  matrices("a matrix of any numbers", (random) => random.normal()),
  {
    name: "one-hot rows",
    certain: false,
    draw: ({ rows, columns }, random) => {
      const labels = Array.from({ length: rows }, () => random.randint(0, columns));
      return generate(rows, columns, (i, j) => (labels[i] === j ? 1 : 0));
    },
  },
  {
    name: "rows of probabilities",
    certain: false,
    draw: ({ rows, columns }, random) => PROBABILITIES.draw(rows, columns, random),
  },
  matrices("a matrix of numbers in [0, 1]", (random) => random.uniform(0.05, 0.95)),
  matrices("a matrix of zeros and ones", (random) => random.randint(0, 2)),
  matrices("a matrix of -1 and 1", (random) => 2 * random.randint(0, 2) - 1),
];

/** In the order in which they are tried. */
export const TARGET_KINDS: readonly TargetKind[] = [CLASS_INDICES, ...MATRICES];

/** The same where predictions have one column: there every class index would be 0. */
export const COLUMN_TARGET_KINDS: readonly TargetKind[] = [
  {
    name: "labels 0 and 1",
    certain: true,
    draw: ({ rows }, random) => Array.from({ length: rows }, () => random.randint(0, 2)),
  },
  ...MATRICES,
];
