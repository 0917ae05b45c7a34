import type { DType } from "@adjoint/matrix";
import type { Op } from "@adjoint/pass";
import type { RandomState } from "@adjoint/random";

/** Where in a network an op stands: what a layer has to know when it is made. */
export interface Place {
  /** Columns of its input. */
  readonly columns: number;
  readonly dtype: DType;
  /** What initial values are drawn from. */
  readonly random: RandomState;
}

/** Makes an op for a place; one without parameters is the same at every place. */
export type MakeOp = (place: Place) => Op;

/** Rows and columns. */
export type Shape = readonly [rows: number, columns: number];

/** An op or a layer of the family. */
export interface OpMember {
  /** What it is exported as. */
  readonly name: string;
  /** The export itself, where that is an op without options. */
  readonly op?: Op;
  /** With its defaults. */
  readonly make: MakeOp;
  /** With other options, each under what differs: `"alpha 0.5"`. */
  readonly variants: Readonly<Record<string, MakeOp>>;
  /** Whether it takes inputs of a shape. */
  readonly takes: (shape: Shape) => boolean;
  /** Whether it computes something else in training, as dropout does. @default false */
  readonly differsInTraining?: boolean;
}
