import type { DType } from "@adjoint/matrix";
import type { Differences } from "./differences.js";
import type { WayName } from "./ways.js";

/** What one way made of one problem. */
export interface WayResult extends Differences {
  readonly way: WayName;
  readonly loss: number;
  /** One forward and backward. */
  readonly microseconds: number;
  /** Of the matrices asked for by one forward and backward. */
  readonly bytes: number;
}

/** One problem, every way. */
export interface CaseResult {
  readonly name: string;
  readonly about: string;
  readonly rows: number;
  readonly classes: number;
  /** The exact loss, rounded once. */
  readonly loss: number;
  readonly ways: readonly WayResult[];
  /** Rows where the clipping of the separate loss bites: their loss is flat. */
  readonly clippedRows: number;
  /** The same for a fused backward that takes the largest soft label for the label; none for labels. */
  readonly argmax: Differences | undefined;
}

/** Largest relative difference of each way at one magnitude of the logits. */
export interface MagnitudePoint {
  readonly magnitude: number;
  readonly way: WayName;
  readonly relative: number;
  readonly nonFinite: number;
}

/** Largest relative difference of a central difference at one step. */
export interface StepPoint {
  readonly step: number;
  readonly relative: number;
}

/** Time and memory of each way at one number of classes. */
export interface SpeedPoint {
  readonly classes: number;
  readonly way: WayName;
  readonly microseconds: number;
  readonly bytes: number;
}

/** The ways side by side. */
export interface Comparison {
  readonly dtype: DType;
  readonly cases: readonly CaseResult[];
  readonly magnitudes: readonly MagnitudePoint[];
  readonly steps: readonly StepPoint[];
  readonly speeds: readonly SpeedPoint[];
  readonly verdict: readonly string[];
}
