import { assertOptions, describeValue, FormatError, type OptionNames } from "@adjoint/checks";
import type { Matrix } from "@adjoint/matrix";
import { type Op, type Parameter, parametersOf } from "@adjoint/pass";
import { type RandomState, type RandomStateSnapshot, restoreRandomState } from "@adjoint/random";
import { type JsonValue, parseJson } from "../json/parse-json.js";
import { readJson } from "../json/read-json.js";
import { readSafetensors } from "../safetensors/read-safetensors.js";
import type { Saved } from "../saved.js";
import { unpackState } from "../state/unpack-state.js";
import { type Tensor, tensorOf } from "../types.js";
import { MismatchError } from "./mismatch-error.js";
import { matricesOf } from "./named-matrices.js";
import { STATE } from "./to-save.js";

/** What is restored beside a network. */
export interface LoadOptions {
  /** What moves the network's parameters, made with the options of before: its state is restored. */
  readonly optimizer?:
    | {
        // A method, so that an optimizer of one state is one of any.
        restore(parameters: readonly Parameter[], state: never): void;
      }
    | undefined;
}

const LOAD: OptionNames<LoadOptions> = { optimizer: "optional" };

/** What was saved beside a network. */
export interface Loaded<State = unknown> {
  /** A stream that goes on where the one that was saved was; undefined if none was. */
  readonly random: RandomState | undefined;
  /** The state that was saved; undefined if none was. Nothing has checked that it is a `State`. */
  readonly state: State;
  /** The texts that were saved. */
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Puts what was saved back into a network of the same form, and into its optimizer. Everything is
 * checked first: when anything differs, nothing is written.
 *
 * Shapes: as the network has them: names, shapes and dtypes must be the same.
 * Numerics: bits are kept. A training that goes on from here has the bits of one that never stopped.
 *
 * @param network what is written to
 * @param saved what `save` or `saveJson` gave: the bytes of a safetensors file, or a JSON text
 * @param options what else is written to
 * @returns what was saved beside the network
 * @throws {TypeError} when an argument or an option is unknown or of the wrong kind
 * @throws {FormatError} when the file is broken, or has no state of an optimizer where one is to be restored
 * @throws {MismatchError} when names, shapes or dtypes are not those of the network; it says all that differ
 * @throws what the optimizer throws when the state is not one of its own
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { dense } from "@adjoint/layers";
 * import { adam } from "@adjoint/optimizers";
 * import { randomState } from "@adjoint/random";
 * import { load, save } from "@adjoint/weights";
 *
 * const random = randomState(0);
 * const bytes = save(dense(2, 3, { random }), { optimizer: adam(), random });
 *
 * const network = dense(2, 3, { random: randomState(1) });
 * const later = load(network, bytes, { optimizer: adam() });
 * assert.equal(later.random?.normal(), random.normal());
 * assert.throws(() => load(dense(2, 4, { random }), bytes), { name: "MismatchError" });
 * ```
 */
export function load<State = unknown>(
  network: Op,
  saved: Uint8Array | string,
  options: LoadOptions = {},
): Loaded<State> {
  return loadAs("load", network, saved, options);
}

/** The same, by the name of who is called: a file is read only for arguments that are right. */
export function loadAs<State>(
  functionName: string,
  network: Op,
  saved: Uint8Array | string,
  options: LoadOptions,
): Loaded<State> {
  const named = assertLoad(functionName, network, options);
  const { optimizer } = options;
  const { tensors, metadata, state } = readSaved(functionName, saved);
  const used = new Set<string>();
  const kept = recordOf(
    functionName,
    state === undefined ? {} : unpackState(functionName, state, tensors, used),
  );
  assertSame(functionName, named, tensors, used);
  const random =
    kept.random === undefined ? undefined : restoreRandomState(kept.random as RandomStateSnapshot);
  if (optimizer !== undefined) {
    if (kept.optimizer === undefined) {
      throw new FormatError(
        `${functionName}: nothing was saved of an optimizer, and one is to be restored`,
      );
    }
    // It checks all, or throws before it writes.
    optimizer.restore(parametersOf(network), kept.optimizer as never);
  }
  for (const [name, matrix] of named) matrix.data.set(tensors.get(name)!.data as Float64Array);
  return { random, state: kept.state as State, metadata: Object.fromEntries(metadata) };
}

/** The matrices of the network by their names, when it is one, and the options are right. */
export function assertLoad(
  functionName: string,
  network: Op,
  options: LoadOptions,
): ReadonlyMap<string, Matrix> {
  const named = matricesOf(functionName, network);
  assertOptions(functionName, options, LOAD);
  const { optimizer } = options;
  if (optimizer !== undefined && typeof optimizer?.restore !== "function") {
    throw new TypeError(
      `${functionName}: optimizer must be an optimizer, as adam(), got ${describeValue(optimizer)}`,
    );
  }
  return named;
}

function readSaved(functionName: string, saved: unknown): Saved {
  if (typeof saved === "string") return readJson(functionName, saved);
  // By its tag: one of another realm, as of a test's page, is one too.
  if (Object.prototype.toString.call(saved) !== "[object Uint8Array]") {
    throw new TypeError(
      `${functionName}: saved must be the bytes of a safetensors file, or a JSON text, got ${describeValue(saved)}`,
    );
  }
  const { tensors, metadata } = readSafetensors(saved as Uint8Array);
  const text = metadata.get(STATE);
  const others = new Map([...metadata].filter(([name]) => name !== STATE));
  const state: JsonValue | undefined = text && parseJson(functionName, "the state", text);
  return { tensors, metadata: others, state };
}

function recordOf(functionName: string, state: unknown): Readonly<Record<string, unknown>> {
  const isRecord = typeof state === "object" && state !== null && !Array.isArray(state);
  const unknown = isRecord
    ? Object.keys(state).find((name) => !["optimizer", "random", "state"].includes(name))
    : undefined;
  if (!isRecord || unknown !== undefined) {
    throw new FormatError(
      `${functionName}: the state must be a record { optimizer?, random?, state? }, got ${describeValue(unknown ?? state)}`,
    );
  }
  return state as Readonly<Record<string, unknown>>;
}

/** Finds all that differs before it says any of it. */
function assertSame(
  functionName: string,
  named: ReadonlyMap<string, Matrix>,
  tensors: ReadonlyMap<string, Tensor>,
  used: ReadonlySet<string>,
): void {
  const differences: string[] = [];
  for (const [name, matrix] of named) {
    const saved = tensors.get(name);
    if (saved === undefined) {
      differences.push(`${describeValue(name)} is missing`);
      continue;
    }
    const own = tensorOf(matrix);
    if (`${saved.shape}` !== `${own.shape}`) {
      differences.push(
        `${describeValue(name)} is [${saved.shape.slice(0, 8).join(", ")}], and must be [${own.shape.join(", ")}]`,
      );
    }
    if (saved.dtype !== own.dtype) {
      differences.push(`${describeValue(name)} is ${saved.dtype}, and must be ${own.dtype}`);
    }
  }
  for (const name of tensors.keys()) {
    if (named.has(name) || used.has(name)) continue;
    differences.push(`${describeValue(name)} is not in the network`);
  }
  if (differences.length > 0) throw new MismatchError(functionName, differences);
}
