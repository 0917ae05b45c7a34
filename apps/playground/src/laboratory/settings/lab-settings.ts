import type { Settings } from "@adjoint/experiment";
import { STARTER } from "../data/own-points.js";

/** Everything that a run in the laboratory depends on: the same settings give the same bits. */
export interface LabSettings extends Settings {
  /** Rows of a step; 0 for all of them. */
  readonly batchSize: number;
  readonly testShare: number;
  readonly normalization: string;
  readonly dropout: number;
  readonly l1: number;
  readonly l2: number;
  readonly schedule: string;
  readonly scheduleSteps: number;
  /** Points of a person, as an address has them; `data: "own"` takes them. */
  readonly own: string;
  /** A function of x and y; `data: "rule"` and `"surface"` take it. */
  readonly rule: string;
}

/** What data there is besides the figures: what the settings carry themselves. */
export const OWN_DATA = ["own", "rule"] as const;
/** The values of a rule over the plane, to be learned as numbers. */
export const SURFACE = "surface";
/** Handwritten digits, loaded when they are asked for. */
export const DIGITS = "digits";

/** What the digits begin with. */
export const DIGIT_DEFAULTS = {
  hidden: [16],
  activation: "relu",
  batchSize: 16,
  learningRate: 0.003,
  testShare: 0.2,
  loss: "softmaxCrossEntropy",
} as const;

export const DEFAULTS: LabSettings = {
  data: "spiral",
  points: 100,
  classes: 3,
  noise: 0.1,
  hidden: [8, 8],
  activation: "tanh",
  initializer: "glorotUniform",
  loss: "softmaxCrossEntropy",
  optimizer: "adam",
  learningRate: 0.02,
  decay: 0,
  momentum: undefined,
  seed: 0,
  dtype: "float64",
  batchSize: 0,
  normalization: "none",
  dropout: 0,
  l1: 0,
  l2: 0,
  schedule: "inverseTimeDecay",
  scheduleSteps: 1000,
  testShare: 0.5,
  own: STARTER,
  rule: "y > sin(3x) / 2",
};

/** The loss of numbers, where none is chosen. */
export const REGRESSION_LOSS = "meanSquaredError";

/** The least and the most of each number: an address may ask for anything. */
export const LIMITS = {
  points: { least: 2, most: 500, step: 1 },
  classes: { least: 2, most: 6, step: 1 },
  noise: { least: 0, most: 2, step: 0.05 },
  learningRate: { least: 0, most: 100, step: 0 },
  decay: { least: 0, most: 1, step: 0 },
  momentum: { least: 0, most: 0.999, step: 0 },
  seed: { least: 0, most: 2 ** 32 - 1, step: 1 },
  dropout: { least: 0, most: 0.9, step: 0 },
  l1: { least: 0, most: 1, step: 0 },
  l2: { least: 0, most: 1, step: 0 },
  scheduleSteps: { least: 1, most: 1_000_000, step: 1 },
  testShare: { least: 0.1, most: 0.9, step: 0 },
  batchSize: { least: 0, most: 3000, step: 1 },
} as const satisfies Partial<Record<keyof LabSettings, Limits>>;

/** The least and the most of a number; `step: 1` for integers. */
export interface Limits {
  readonly least: number;
  readonly most: number;
  readonly step: number;
}

export const MOST_LAYERS = 6;
export const MOST_UNITS = 24;
