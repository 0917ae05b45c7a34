import { isMatrix } from "@adjoint/matrix";
import type { GradientCheck } from "./convention.js";
import { ModuleError } from "./module-error.js";

interface Kind {
  readonly wanted: string;
  readonly fits: (value: unknown) => boolean;
}

const aFunction: Kind = { wanted: "a function", fits: (value) => typeof value === "function" };
const aNumber: Kind = { wanted: "a number", fits: (value) => typeof value === "number" };
const arrayOf = (what: string, fits: (element: unknown) => boolean): Kind => ({
  wanted: `an array of ${what}`,
  fits: (value) => Array.isArray(value) && value.every(fits),
});
const anObject: Kind = { wanted: "an object", fits: isObject };

const OPTIONS = { step: aNumber, rtol: aNumber, atol: aNumber };
const SETTINGS = {
  shapes: arrayOf("[rows, columns]", Array.isArray),
  inputs: arrayOf("matrices", isMatrix),
  options: anObject,
  targets: aFunction,
  create: aFunction,
};
const CONVENTION = {
  ...SETTINGS,
  losses: arrayOf("names", (name) => typeof name === "string"),
  exports: anObject,
};

/** The `gradientCheck` of a module, whose every key is known and of its type. */
export function conventionOf(module: Readonly<Record<string, unknown>>): GradientCheck {
  const { gradientCheck = {} } = module;
  const convention = checked("gradientCheck", gradientCheck, CONVENTION);
  checked("gradientCheck.options", convention.options ?? {}, OPTIONS);
  for (const [name, own] of Object.entries(convention.exports ?? {})) {
    if (own === false) continue;
    const place = `gradientCheck.exports.${name}`;
    const settings = checked(place, own, SETTINGS);
    checked(`${place}.options`, settings.options ?? {}, OPTIONS);
  }
  return gradientCheck as GradientCheck;
}

function checked<Key extends string>(
  place: string,
  value: unknown,
  kinds: Readonly<Record<Key, Kind>>,
): Readonly<Partial<Record<Key, unknown>>> {
  if (!isObject(value)) throw new ModuleError(`${place} must be an object, got ${describe(value)}`);
  for (const [key, given] of Object.entries(value)) {
    if (!Object.hasOwn(kinds, key)) {
      throw new ModuleError(
        `${place} has no key "${key}"; there are ${Object.keys(kinds).join(", ")}`,
      );
    }
    const { wanted, fits } = kinds[key as Key];
    if (given !== undefined && !fits(given)) {
      throw new ModuleError(`${place}.${key} must be ${wanted}, got ${describe(given)}`);
    }
  }
  return value as Readonly<Partial<Record<Key, unknown>>>;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** As JSON, where it has one. */
function describe(value: unknown): string {
  return typeof value === "function" ? "a function" : (JSON.stringify(value) ?? String(value));
}
