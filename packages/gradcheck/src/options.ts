import {
  assertBoolean,
  assertFinite,
  assertInteger,
  assertOneOf,
  assertOptions,
  describeValue,
  type OptionNames,
} from "@adjoint/checks";
import { DTypeError, type Matrix } from "@adjoint/matrix";
import { assertContext, assertOp, type Context } from "@adjoint/pass";
import { assertRandomState } from "@adjoint/random";
import type { CheckOptions, Domain, Varied } from "./types.js";

/** Every option of a check. */
export const CHECK_OPTIONS: OptionNames<CheckOptions> = {
  random: "optional",
  step: "optional",
  rtol: "optional",
  atol: "optional",
  mode: "optional",
  projections: "optional",
  entries: "optional",
  domain: "optional",
  simplex: "optional",
  wrt: "optional",
  frozen: "optional",
};

/** Before anything is run. */
export function assertCheckOptions(
  functionName: string,
  options: CheckOptions & { readonly context?: unknown; readonly reference?: unknown },
  names: Readonly<Record<string, "required" | "optional">>,
): void {
  assertOptions(functionName, options, names);
  const { random, step, rtol, atol, mode, projections, entries, simplex, wrt, frozen } = options;
  if (random !== undefined) assertRandomState(functionName, "random", random);
  if (step !== undefined) assertStep(functionName, "step", step);
  if (rtol !== undefined) assertFinite(functionName, "rtol", rtol, 0);
  if (atol !== undefined) assertFinite(functionName, "atol", atol, 0);
  if (mode !== undefined) assertOneOf(functionName, "mode", mode, ["entries", "projections"]);
  if (projections !== undefined) assertInteger(functionName, "projections", projections, 1);
  if (entries !== undefined) assertBoolean(functionName, "entries", entries);
  if (simplex !== undefined) assertBoolean(functionName, "simplex", simplex);
  assertDomain(functionName, options.domain);
  assertWords(functionName, "wrt", wrt);
  assertWords(functionName, "frozen", frozen);
  assertCalledWith(functionName, options.context);
  if (options.reference !== undefined) assertOp(functionName, "reference", options.reference);
}

/** The context of an op, whose `random` is another than that of the check. */
export function assertCalledWith(functionName: string, context: unknown): void {
  const random = (context as Context | null | undefined)?.random;
  if (random !== undefined) assertRandomState(functionName, "random of the context", random);
  assertContext(functionName, context);
}

export function assertStep(functionName: string, name: string, step: unknown): void {
  if (typeof step === "number" && step > 0 && step < Number.POSITIVE_INFINITY) return;
  const message = `${functionName}: ${name} must be a finite number above 0, got ${describeValue(step)}`;
  throw typeof step === "number" ? new RangeError(message) : new TypeError(message);
}

export function assertFloat64(functionName: string, name: string, m: Matrix): void {
  if (m.dtype !== "float64") {
    throw new DTypeError(`${functionName}: ${name} is ${m.dtype}; differences need float64`);
  }
}

/** Parameters and output are of the input's dtype. */
export function assertSameFormat(functionName: string, tensors: readonly Varied[]): void {
  const [first, ...others] = tensors;
  for (const { name, value } of others) {
    if (value.dtype !== first!.value.dtype) {
      throw new DTypeError(
        `${functionName}: ${name} is ${value.dtype}, ${first!.name} is ${first!.value.dtype}`,
      );
    }
  }
}

/** Throws where x lies beyond its domain, or its rows do not sum to 1 on a simplex. */
export function assertInDomain(
  functionName: string,
  name: string,
  { data, rows, columns }: Matrix,
  { low, high }: { readonly low: number; readonly high: number },
  simplex: boolean,
): void {
  data.forEach((value, k) => {
    // Rounding is forgiven nowhere: a step that leaves the domain is not taken either.
    if (value >= low && value <= high) return;
    throw new RangeError(
      `${functionName}: ${name}[${Math.floor(k / columns)}, ${k % columns}] is ${value}, beyond the domain [${low}, ${high}]`,
    );
  });
  for (let row = 0; simplex && row < rows; row++) {
    let sum = 0;
    for (let k = row * columns; k < (row + 1) * columns; k++) sum += data[k]!;
    if (Math.abs(sum - 1) > 1e-4) {
      throw new RangeError(
        `${functionName}: on a simplex rows sum to 1, but row ${row} of ${name} sums to ${sum}`,
      );
    }
  }
}

function assertDomain(functionName: string, domain: Domain | undefined): void {
  if (domain === undefined) return;
  const names: OptionNames<Domain> = { low: "optional", high: "optional" };
  if (typeof domain !== "object" || domain === null) {
    throw new TypeError(
      `${functionName}: domain must be an object { low, high }, got ${describeValue(domain)}`,
    );
  }
  assertOptions(`${functionName}, domain`, domain, names);
  const { low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY } = domain;
  if (typeof low === "number" && typeof high === "number" && low < high) return;
  throw new RangeError(
    `${functionName}: domain must have a low end below its high one, got [${describeValue(low)}, ${describeValue(high)}]`,
  );
}

function assertWords(functionName: string, name: string, value: unknown): void {
  if (value === undefined) return;
  if (Array.isArray(value) && value.every((word) => typeof word === "string")) return;
  throw new TypeError(
    `${functionName}: ${name} must be an array of names, got ${describeValue(value)}`,
  );
}
