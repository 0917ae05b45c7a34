import type { JsonValue } from "./json/parse-json.js";
import type { Tensor } from "./types.js";

/** What is saved of a network, whatever the format. */
export interface Saved {
  /** Parameters and buffers, and the matrices of the state, by their names. */
  readonly tensors: ReadonlyMap<string, Tensor>;
  readonly metadata: ReadonlyMap<string, string>;
  /** Everything else, whose matrices are names of tensors. */
  readonly state: JsonValue | undefined;
}

/** The same before it is written: the state is JSON already. */
export interface ToSave {
  readonly tensors: ReadonlyMap<string, Tensor>;
  readonly metadata: ReadonlyMap<string, string>;
  readonly state: string | undefined;
}
