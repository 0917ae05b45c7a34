import type { CheckOptions } from "@adjoint/gradcheck";
import type { DType, Matrix } from "@adjoint/matrix";
import type { Op, Pass, Targets } from "@adjoint/pass";
import type { RandomState } from "@adjoint/random";

/** Rows and columns. */
export type Shape = readonly [rows: number, columns: number];

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
  /** Shapes of random inputs. @default 1 x 1, 4 x 3 and 7 x 5; for a layer, as many columns as it takes */
  readonly shapes?: readonly Shape[];
  /** Inputs of one's own, checked besides; alone, where no shapes are given. */
  readonly inputs?: readonly Matrix[];
  /** Step and tolerances. `--tolerance` goes before `rtol`. */
  readonly options?: Pick<CheckOptions, "step" | "rtol" | "atol">;
  /** What a loss is compared with. @default random class indices */
  readonly targets?: (x: Matrix, random: RandomState) => Targets;
  /** Makes the op or the loss to check, where the export is a factory. */
  readonly create?: (made: Made) => Op | MadeLoss;
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
