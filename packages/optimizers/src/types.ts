import type { Allocate } from "@adjoint/matrix";
import type { Parameter } from "@adjoint/pass";

/** The learning rate of each step, counted from 0. */
export type Schedule = (step: number) => number;

/** One rate for all steps, or a schedule. */
export type LearningRate = number | Schedule;

/** Parameters that move by settings of their own; what is not said here, is as for the others. */
export type ParameterGroup<Settings extends object> = Partial<Settings> & {
  /** Which ones: a list, or a question that is asked once of each. */
  readonly parameters: readonly Parameter[] | ((parameter: Parameter) => boolean);
};

/** Options that every optimizer has. */
export interface SharedOptions<Settings extends object> {
  /** Where lies what is kept of parameters. @default linear memory, where kernels copy none */
  readonly allocate?: Allocate;
  /**
   * What happens to a step with a gradient of NaN or infinities: it throws, or it is skipped and
   * counted. Nothing moves in either case. @default "throw"
   */
  readonly onNonFinite?: "throw" | "skip";
  /**
   * Parameters with settings of their own, as no weight decay for biases. One that belongs to several
   * groups moves by the first of them. @default none
   */
  readonly groups?: readonly ParameterGroup<Settings>[];
}

/**
 * What an optimizer knows besides its options: plain data, which shares no memory with it. `Kept` is
 * what it keeps of one parameter.
 */
export interface OptimizerState<Kept extends object = object> {
  /** What made it: `"adam"`, `"sgd"`, or the name of another one. */
  readonly optimizer: string;
  /** How many steps have been taken. */
  readonly steps: number;
  /** One for each parameter, in the order given; null for a parameter that has not moved yet. */
  readonly parameters: readonly (Kept | null)[];
}

/** Moves parameters against their gradients. */
export interface Optimizer<Kept extends object = object> {
  /**
   * Updates every parameter's value in place from its gradient, as the last `backward` left it; there
   * must be at least one. All is checked before anything is written.
   *
   * @throws {TypeError} when there is something else than a parameter
   * @throws {RangeError} when there are no parameters, or a gradient is not finite, unless
   * `onNonFinite` is `"skip"`; the message names the parameter
   * @throws {ShapeError} when a gradient has another shape than its value
   * @throws {DTypeError} when a gradient has another dtype than its value
   */
  readonly step: (parameters: readonly Parameter[]) => void;
  /** The learning rate of the next step; groups may have others. */
  readonly learningRate: () => number;
  /** How many steps have been taken. */
  readonly steps: () => number;
  /**
   * How many steps were skipped for a gradient that is not finite. They are not among `steps`, and no
   * state tells of them, for they change nothing.
   */
  readonly skipped: () => number;
  /**
   * A copy of what is known of these parameters, for a checkpoint. One that is listed twice is in it once.
   *
   * @throws {TypeError} when there is something else than a parameter
   * @throws {RangeError} when there are no parameters
   * @throws {ShapeError} when a gradient has another shape than its value
   */
  readonly state: (parameters: readonly Parameter[]) => OptimizerState<Kept>;
  /**
   * Goes on from a state, with these parameters in the order in which `state` was given them: the next
   * steps have the bits of a training that was never stopped. The state is copied, and whatever else
   * this optimizer knew is forgotten.
   *
   * The state may have gone through JSON, with arrays of numbers in the place of typed arrays. JSON has no
   * NaN and no infinities and writes null for them, which is refused here.
   *
   * @throws {TypeError} when the state is none, holds something else than a number, or was made by
   * an optimizer with other options
   * @throws {RangeError} when it is of another optimizer, or of another number of parameters
   * @throws {ShapeError} when it is of parameters of another shape
   * @throws {DTypeError} when it is of parameters of another dtype
   */
  readonly restore: (parameters: readonly Parameter[], state: OptimizerState) => void;
}
