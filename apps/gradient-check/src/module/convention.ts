import type { CheckOptions } from "@adjoint/gradcheck";
import type { DType, Matrix } from "@adjoint/matrix";
import type { Context, Op, Pass, Targets } from "@adjoint/pass";
import type { RandomState } from "@adjoint/random";
import type { Interval } from "../rounds/domains.js";
import type { RoundName, Shape } from "../rounds/rounds-for.js";

/** What a factory is told. */
export interface Made {
  readonly rows: number;
  readonly columns: number;
  readonly dtype: DType;
  readonly random: RandomState;
}

/** A loss that a factory makes; what its targets are is between it and `targets`. */
export type MadeLoss = (predictions: Matrix, targets: never) => Pass<number, Matrix, number>;

/** How one export is checked. */
export interface ExportSettings {
  /** Shapes of random inputs. @default 1 x 1, 4 x 3, 7 x 5 and 17 x 20; for a layer, as many columns as it takes */
  readonly shapes?: readonly Shape[];
  /** Inputs of one's own, checked besides; alone, where no shapes are given. */
  readonly inputs?: readonly Matrix[];
  /** The numbers that inputs are drawn from, between two ends; without one, it has no end. @default found by trying */
  readonly domain?: Interval;
  /** Whether inputs are rows of probabilities. @default found by trying */
  readonly simplex?: boolean;
  /** What is checked: each shape, the largest at other scales, with zeros and ties, in training and in evaluation. @default all of it */
  readonly rounds?: readonly RoundName[];
  /** Step and tolerances, which gradients to compare, and which parameters are held fast. `--tolerance` goes before `rtol`. */
  readonly options?: Pick<CheckOptions, "step" | "rtol" | "atol" | "wrt" | "frozen">;
  /** Random projections in place of entries: `true`, or how many. @default where entries would take too long */
  readonly projections?: boolean | number;
  /** What the op is called with besides x. */
  readonly context?: Context;
  /** What a loss is compared with. @default found by trying */
  readonly targets?: (predictions: Matrix, random: RandomState) => Targets;
  /** The loss of a network: both are checked end to end. */
  readonly loss?: MadeLoss;
  /** Makes the op or the loss to check, where the export is a factory. */
  readonly create?: (made: Made) => Op | MadeLoss;
  /** Makes a float64 twin, whose differences a float32 op or loss is compared with. */
  readonly reference?: (made: Made) => Op | MadeLoss;
}

/**
 * What a module may export as `gradientCheck`, to say how its exports are checked.
 */
export interface GradientCheck extends ExportSettings {
  /** Names of the exports that are losses: `(predictions, targets) => pass`. @default found by calling */
  readonly losses?: readonly string[];
  /** What is different for one export; `false` leaves it out. */
  readonly exports?: Readonly<Record<string, ExportSettings | false>>;
}
