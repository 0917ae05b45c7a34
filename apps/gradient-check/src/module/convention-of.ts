import { describeValue, nearestWord } from "@adjoint/checks";
import { isMatrix } from "@adjoint/matrix";
import { ROUND_NAMES } from "../rounds/rounds-for.js";
import type { ExportSettings, GradientCheck } from "./convention.js";
import { ModuleError } from "./module-error.js";

interface Kind {
  readonly wanted: string;
  readonly fits: (value: unknown) => boolean;
}

type Kinds<Record> = { readonly [Name in keyof Record]-?: Kind };

const isNumber = (value: unknown) => typeof value === "number";
const isCount = (value: unknown) =>
  isNumber(value) && Number.isInteger(value) && Number(value) >= 0;
const aFunction: Kind = { wanted: "a function", fits: (value) => typeof value === "function" };
const aNumber: Kind = { wanted: "a number", fits: isNumber };
const aFlag: Kind = { wanted: "true or false", fits: (value) => typeof value === "boolean" };
const anObject: Kind = { wanted: "an object", fits: isObject };
const arrayOf = (what: string, fits: (element: unknown) => boolean): Kind => ({
  wanted: `an array of ${what}`,
  fits: (value) => Array.isArray(value) && value.every(fits),
});

const names = arrayOf("names", (name) => typeof name === "string");

const OPTIONS: Kinds<NonNullable<ExportSettings["options"]>> = {
  step: aNumber,
  rtol: aNumber,
  atol: aNumber,
  wrt: names,
  frozen: names,
};
const DOMAIN: Kinds<NonNullable<ExportSettings["domain"]>> = { low: aNumber, high: aNumber };
const SETTINGS: Kinds<ExportSettings> = {
  shapes: arrayOf(
    "[rows, columns]",
    (shape) => Array.isArray(shape) && shape.length === 2 && shape.every(isCount),
  ),
  inputs: arrayOf("matrices", isMatrix),
  domain: anObject,
  simplex: aFlag,
  rounds: arrayOf(ROUND_NAMES.map((name) => `"${name}"`).join(", "), (name) =>
    ROUND_NAMES.some((known) => known === name),
  ),
  options: anObject,
  projections: {
    wanted: "true, false, or an integer of at least 1",
    fits: (value) => typeof value === "boolean" || (isCount(value) && value !== 0),
  },
  context: anObject,
  targets: aFunction,
  loss: aFunction,
  create: aFunction,
  reference: aFunction,
};
const CONVENTION: Kinds<GradientCheck> = {
  ...SETTINGS,
  losses: names,
  exports: anObject,
};

/** The `gradientCheck` of a module, whose every key is known and of its type. */
export function conventionOf(module: Readonly<Record<string, unknown>>): GradientCheck {
  const { gradientCheck = {} } = module;
  const convention = checked("gradientCheck", gradientCheck, CONVENTION);
  checkParts("gradientCheck", convention);
  for (const [name, own] of Object.entries(convention.exports ?? {})) {
    if (own === false) continue;
    const place = `gradientCheck.exports.${name}`;
    checkParts(place, checked(place, own, SETTINGS));
  }
  return gradientCheck as GradientCheck;
}

function checkParts(place: string, { options, domain, simplex, shapes }: ExportSettings): void {
  if (options !== undefined) checked(`${place}.options`, options, OPTIONS);
  if (shapes?.length === 0) throw new ModuleError(`${place}.shapes is empty`);
  if (domain === undefined) return;
  const { low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY } = checked(
    `${place}.domain`,
    domain,
    DOMAIN,
  );
  if (!(low < high)) {
    throw new ModuleError(`${place}.domain must have low below high, got ${low} and ${high}`);
  }
  if (simplex) throw new ModuleError(`${place} has both domain and simplex, which say the same`);
}

function checked<Settings>(place: string, value: unknown, kinds: Kinds<Settings>): Settings {
  if (!isObject(value)) {
    throw new ModuleError(`${place} must be an object, got ${describeValue(value)}`);
  }
  for (const [key, given] of Object.entries(value)) {
    if (!Object.hasOwn(kinds, key)) throw unknownKey(place, key, Object.keys(kinds));
    const { wanted, fits } = kinds[key as keyof Settings];
    if (given !== undefined && !fits(given)) {
      throw new ModuleError(`${place}.${key} must be ${wanted}, got ${describe(given)}`);
    }
  }
  return value as Settings;
}

function unknownKey(place: string, key: string, known: readonly string[]): ModuleError {
  const near = nearestWord(key, known);
  return new ModuleError(
    `${place} has no key "${key}"; ${near === undefined ? `there are ${known.join(", ")}` : `did you mean "${near}"?`}`,
  );
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A short array as it is: what is wrong with it is inside. */
function describe(value: unknown): string {
  const text = Array.isArray(value) ? JSON.stringify(value) : undefined;
  return text !== undefined && text.length <= 40 ? text : describeValue(value);
}
