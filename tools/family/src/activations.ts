import * as exported from "@adjoint/activations";
import { generate, isMatrix } from "@adjoint/matrix";
import type { Op } from "@adjoint/pass";
import { type AnyFunction, attempt, describeOptions, membersOf } from "./members-of.js";
import type { MakeOp, OpMember, Shape } from "./types.js";

/** What cannot be told from the function alone. */
interface Entry {
  /** Options besides the defaults that it is tried with. */
  readonly options?: readonly object[];
  /** How one is made that is no op by itself. */
  readonly make?: MakeOp;
  /** Which shapes it takes. @default all */
  readonly takes?: (shape: Shape) => boolean;
}

/** An op without options needs no entry. */
const ENTRIES: { readonly [Name in keyof typeof exported]?: Entry | string } = {
  activation: "makes activations",
  celu: { options: [{ alpha: 0.5 }] },
  elu: { options: [{ alpha: 0.5 }, { alpha: 2 }] },
  gelu: { options: [{ approximate: "tanh" }] },
  glu: { takes: ([, columns]) => columns % 2 === 0 },
  hardTanh: { options: [{ minValue: -0.5, maxValue: 2 }] },
  leakyRelu: { options: [{ negativeSlope: 0.2 }] },
  logSoftmax: { options: [{ temperature: 0.5 }] },
  softShrink: { options: [{ lambda: 1 }] },
  softmax: { options: [{ temperature: 0.5 }] },
  softplus: { options: [{ beta: 2 }] },
};

/** Every op that `@adjoint/activations` exports, and what has to be added to the entries. */
export const { members: ACTIVATIONS, missing: MISSING_ACTIVATIONS } = /* @__PURE__ */ membersOf<
  OpMember,
  Entry
>("@adjoint/activations", exported, ENTRIES, (name, value, entry = {}) => {
  const make = entry.make ?? (isOp(value) ? () => value : undefined);
  if (make === undefined) return "no op by itself: its entry says how one is made";
  const withOptions = takesOptions(value) ? value : undefined;
  if (withOptions && entry.options === undefined) return "its entry says which options to try";
  const variants: Record<string, MakeOp> = {};
  for (const options of entry.options ?? []) {
    variants[describeOptions(options)] = () => withOptions!(options);
  }
  const isPlain = entry.make === undefined && withOptions === undefined;
  const takes = entry.takes ?? (() => true);
  return { name, make, variants, takes, ...(isPlain && isOp(value) && { op: value }) };
});

function isOp(value: AnyFunction): value is Op {
  const pass = attempt(() => (value as Op)(generate(2, 4, (i, j) => 0.1 + i + j)));
  return isMatrix(pass?.output) && typeof pass.backward === "function";
}

/** Whether options give an op: `elu({ alpha: 0.5 })`. */
function takesOptions(value: AnyFunction): value is (options: object) => Op {
  return typeof attempt(() => (value as (options: object) => unknown)({})) === "function";
}
