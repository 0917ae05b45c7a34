import { assertOptions, assertString, describeValue, type OptionNames } from "@adjoint/checks";
import { type Op, type Parameter, parametersOf } from "@adjoint/pass";
import { assertRandomState, type RandomState } from "@adjoint/random";
import type { ToSave } from "../saved.js";
import { isRecord, packState } from "../state/pack-state.js";
import { hasLoneSurrogate } from "../text.js";
import { tensorOf } from "../types.js";
import { matricesOf } from "./named-matrices.js";

/** What may be saved beside a network. */
export interface SaveOptions {
  /** What moves the network's parameters: its state is saved. */
  readonly optimizer?: { readonly state: (parameters: readonly Parameter[]) => object } | undefined;
  /** The stream that the training draws from: where it is, is saved. */
  readonly random?: RandomState | undefined;
  /**
   * What else a training needs to go on, as the `progress` of a step: numbers, strings, true, false, null,
   * matrices, and lists and records of them.
   */
  readonly state?: unknown;
  /** Texts about the network, by their names. */
  readonly metadata?: Readonly<Record<string, string>>;
}

const SAVE: OptionNames<SaveOptions> = {
  optimizer: "optional",
  random: "optional",
  state: "optional",
  metadata: "optional",
};

/** The name of the metadata of a safetensors file that is the state. */
export const STATE = "adjoint.state";

/** A network and what goes with it, all checked, in no format yet. */
export function toSave(functionName: string, network: Op, options: SaveOptions): ToSave {
  const named = matricesOf(functionName, network);
  assertOptions(functionName, options, SAVE);
  const { optimizer, random, state, metadata = {} } = options;
  const tensors = new Map([...named].map(([name, matrix]) => [name, tensorOf(matrix)]));
  for (const name of tensors.keys()) assertWhole(functionName, "a name", name);

  const parts: string[] = [];
  const add = (path: string, value: unknown) =>
    parts.push(`"${path}":${packState(functionName, path, value, tensors)}`);
  if (optimizer !== undefined) {
    if (typeof optimizer?.state !== "function") {
      throw new TypeError(
        `${functionName}: optimizer must be an optimizer, as adam(), got ${describeValue(optimizer)}`,
      );
    }
    add("optimizer", optimizer.state(parametersOf(network)));
  }
  if (random !== undefined) {
    assertRandomState(functionName, "random", random);
    add("random", random.state());
  }
  if (state !== undefined) add("state", state);

  if (!isRecord(metadata)) {
    throw new TypeError(
      `${functionName}: metadata must be a record of strings, got ${describeValue(metadata)}`,
    );
  }
  for (const [name, text] of Object.entries(metadata)) {
    if (name === STATE) {
      throw new RangeError(`${functionName}: "${STATE}" of metadata is for the state`);
    }
    assertString(functionName, `${describeValue(name)} of metadata`, text);
    assertWhole(functionName, "a name of metadata", name);
    assertWhole(functionName, `${describeValue(name)} of metadata`, text);
  }
  return {
    tensors,
    metadata: new Map(Object.entries(metadata)),
    state: parts.length > 0 ? `{${parts.join(",")}}` : undefined,
  };
}

function assertWhole(functionName: string, what: string, text: string): void {
  if (!hasLoneSurrogate(text)) return;
  throw new RangeError(
    `${functionName}: ${what} must be whole characters, got ${describeValue(text)}`,
  );
}
