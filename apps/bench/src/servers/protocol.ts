import type { SampleLimits } from "./repeat.js";

/** A matrix or a list in a file of raw numbers, little-endian, which every server can read. */
export interface Operand {
  readonly file: string;
  readonly rows: number;
  readonly columns: number;
  readonly dtype: "float32" | "float64" | "int32";
}

/** Something to do, told to a server. */
export interface Job {
  /** The name of one of the server's workloads. */
  readonly workload: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly inputs: Readonly<Record<string, Operand>>;
}

/** A line to a server. */
export type Request = { readonly id: number } & (
  | { readonly action: "describe" }
  | ({ readonly action: "prepare"; readonly key: number; readonly job: Job } & SampleLimits)
  | { readonly action: "sample"; readonly key: number }
  | { readonly action: "release"; readonly key: number }
);

/** Its answer: a line with the same id. */
export type Answer = { readonly id: number } & (
  | { readonly error: string }
  | { readonly version: string; readonly workloads: readonly string[] }
  | {
      /** A few numbers of the result, to be compared with those of others. */
      readonly check: readonly number[];
      /** Repetitions in a sample. */
      readonly repetitions: number;
    }
  | { readonly seconds: number }
  | { readonly released: true }
);

/** A job that a Node server is ready to repeat. */
export interface Prepared {
  /** Does the work once, to its end: a promise is awaited. What it returns is kept until the next time. */
  readonly run: () => unknown;
  /** Does it, and tells a few numbers of the result. */
  readonly check: () => readonly number[] | Promise<readonly number[]>;
  /** Before each sample, untimed. */
  readonly reset?: () => void;
  readonly release?: () => void;
}

/** A library with what it can do. */
export interface Peer {
  readonly version: string;
  readonly workloads: Readonly<Record<string, (job: Job) => Prepared | Promise<Prepared>>>;
}
