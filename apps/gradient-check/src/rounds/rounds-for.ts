import { asType, type DType, type Matrix } from "@adjoint/matrix";
import type { Context } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import type { Domain } from "./domains.js";

/** Rows and columns. */
export type Shape = readonly [rows: number, columns: number];

/** The kinds of rounds there are besides those of inputs that the module gives. */
export const ROUND_NAMES = ["shapes", "scales", "ties", "training"] as const;
export type RoundName = (typeof ROUND_NAMES)[number];

/** One input to check at. */
export interface Round {
  /** What is special about it, in words: `at scale 1000`. */
  readonly label: string;
  readonly x: Matrix;
  readonly context: Context | undefined;
  /** Beyond what was asked for: what cannot be told or run there counts against nothing. */
  readonly extra: boolean;
}

/** Factors of the numbers in the rounds of other sizes. */
const SCALES = [0.01, 10, 1000] as const;

/** What rounds are made of. */
export interface RoundSettings {
  readonly domain: Domain;
  readonly shapes: readonly Shape[];
  readonly inputs: readonly Matrix[];
  readonly names: readonly RoundName[];
  readonly context: Context | undefined;
  readonly dtype: DType;
  readonly seed: number;
}

/**
 * Every input that an export is checked at: each shape; the largest of them at other scales, and
 * with zeros and ties; each input that was given; one of them in training and in evaluation.
 */
export function roundsFor(settings: RoundSettings): readonly Round[] {
  const { domain, shapes, inputs, names, context, dtype, seed } = settings;
  const random = randomState(seed);
  const round = (label: string, x: Matrix, extra = false, own = context): Round => ({
    label,
    x: asType(x, dtype),
    context: own,
    extra,
  });
  const largest = [...shapes].sort((a, b) => b[0] * b[1] - a[0] * a[1])[0];
  const rounds: Round[] = [];
  if (names.includes("shapes")) {
    for (const [rows, columns] of shapes) {
      rounds.push(round("", domain.draw(rows, columns, random)));
    }
  }
  inputs.forEach((x, i) => {
    rounds.push(round(inputs.length === 1 ? "(as given)" : `(input ${i + 1})`, x));
  });
  if (largest !== undefined) {
    const [rows, columns] = largest;
    if (names.includes("scales") && domain.scalable) {
      for (const scale of SCALES) {
        rounds.push(round(`at scale ${scale}`, domain.draw(rows, columns, random, scale), true));
      }
    }
    if (names.includes("ties")) {
      rounds.push(round(domain.tiesName, domain.ties(rows, columns, random), true));
    }
  }
  if (names.includes("training") && context?.training === undefined) {
    const x = largest === undefined ? inputs[0] : domain.draw(...largest, random);
    for (const training of x === undefined ? [] : [true, false]) {
      const label = training ? "in training" : "in evaluation";
      rounds.push(round(label, x!, true, { ...context, training }));
    }
  }
  return rounds;
}
