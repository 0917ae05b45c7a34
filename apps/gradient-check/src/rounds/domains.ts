import { generate, type Matrix } from "@adjoint/matrix";
import type { RandomState } from "@adjoint/random";
import { randomProbabilities } from "../random-probabilities.js";

/** Numbers that a function is tried on. */
export interface Domain {
  /** In words, for reports. */
  readonly name: string;
  /** Beyond these nothing is moved; none where it has no end. */
  readonly bounds?: Interval;
  /** Random ones; `scale` makes them larger or smaller, where the domain has no end. */
  readonly draw: (rows: number, columns: number, random: RandomState, scale?: number) => Matrix;
  /** How many columns it takes for values to differ from the only ones there are. @default 1 */
  readonly fewestColumns?: number;
  /** Whether numbers of every size are in it. */
  readonly scalable: boolean;
  /** What is special about what `ties` draws, in words. */
  readonly tiesName: string;
  /** Few different ones, 0 among them if it is no edge: so that several are equal. */
  readonly ties: (rows: number, columns: number, random: RandomState) => Matrix;
}

/** Where an interval begins and ends; without an end it goes on. */
export interface Interval {
  readonly low?: number;
  readonly high?: number;
}

/** How near to the ends of an interval numbers are drawn, as a share of its width. */
const MARGIN = 0.02;

const ANY: Domain = {
  name: "any numbers",
  scalable: true,
  draw: (rows, columns, random, scale = 1) =>
    generate(rows, columns, () => scale * random.normal()),
  tiesName: "at zeros and ties",
  ties: (rows, columns, random) => generate(rows, columns, () => random.randint(-3, 4)),
};

/** Rows of probabilities, none of them tiny. */
export const PROBABILITIES: Domain = {
  name: "rows of probabilities",
  bounds: { low: 0, high: 1 },
  // Of one class the probability is 1.
  fewestColumns: 2,
  scalable: false,
  draw: (rows, columns, random) => randomProbabilities(rows, columns, random),
  tiesName: "at ties",
  ties: (rows, columns) => generate(rows, columns, () => 1 / columns),
};

/** In the order in which they are tried. */
export const DOMAINS: readonly Domain[] = [
  ANY,
  intervalDomain({ low: 0 }),
  intervalDomain({ low: 1 }),
  intervalDomain({ low: -1, high: 1 }),
  intervalDomain({ low: 0, high: 1 }),
  PROBABILITIES,
];

/** The numbers between two ends, and not the ends. */
export function intervalDomain({ low, high }: Interval): Domain {
  if (low === undefined && high === undefined) return ANY;
  if (low === undefined) return below(high!);
  if (high === undefined) {
    return {
      name: `numbers above ${low}`,
      bounds: { low },
      scalable: true,
      draw: (rows, columns, random, scale = 1) =>
        generate(rows, columns, () => low + scale * random.uniform(0.1, 3)),
      tiesName: "at ties",
      ties: (rows, columns, random) => generate(rows, columns, () => low + random.randint(1, 4)),
    };
  }
  const width = high - low;
  return {
    name: `numbers from ${low} to ${high}`,
    bounds: { low, high },
    scalable: false,
    draw: (rows, columns, random) =>
      generate(rows, columns, () => low + width * random.uniform(MARGIN, 1 - MARGIN)),
    tiesName: "at ties",
    ties: (rows, columns, random) =>
      generate(rows, columns, () => low + (width * random.randint(1, 4)) / 4),
  };
}

function below(high: number): Domain {
  const domain = intervalDomain({ low: -high });
  const negated = ({ rows, columns, data }: Matrix) =>
    generate(rows, columns, (i, j) => -data[i * columns + j]!);
  return {
    ...domain,
    name: `numbers below ${high}`,
    bounds: { high },
    draw: (...given) => negated(domain.draw(...given)),
    ties: (...given) => negated(domain.ties(...given)),
  };
}
