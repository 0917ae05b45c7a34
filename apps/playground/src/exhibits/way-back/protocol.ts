/** A matrix as rows of numbers. */
export type Table = readonly (readonly number[])[];

type Activation = "relu" | "tanh";

export interface WayBackRequest {
  /** Steps taken before the one that is shown. */
  readonly step: number;
  readonly activation: Activation;
  /** Whether there is a dense layer with a residual around it in the middle. */
  readonly isResidual: boolean;
}

/** A parameter before the step, its gradient, and what the step makes of it. */
interface Weight {
  readonly name: string;
  readonly value: Table;
  readonly gradient: Table;
  readonly next: Table;
}

/** One pass: what it gave on the way forward, and what it gives back. */
export interface Card {
  /** A fork hands its input on to two; add is the sum of the two again. */
  readonly kind: "dense" | Activation | "fork" | "add";
  readonly output: Table;
  readonly dInput: Table;
  readonly parameters: readonly Weight[];
}

/** Every number of one step of training. */
export interface Trace {
  readonly step: number;
  readonly learningRate: number;
  readonly x: Table;
  readonly labels: readonly number[];
  readonly cards: readonly Card[];
  readonly loss: {
    readonly value: number;
    readonly probabilities: Table;
    readonly dInput: Table;
  };
}

/** A cell of a table of the trace. */
export interface Cell {
  /** The card it is on: -1 for x, the number of cards for the loss. */
  readonly card: number;
  /** Which table of the card. */
  readonly table: "output" | "dInput" | "W" | "b" | "dW" | "db" | "newW" | "newb";
  readonly row: number;
  readonly column: number;
}
