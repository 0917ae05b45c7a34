import { describeValue } from "./describe-value.js";
import { nearestWord } from "./nearest-word.js";
import { wrong } from "./wrong.js";

/**
 * The options of a function, and whether each must be given. Written for the type of the options,
 * so that the compiler finds one that is forgotten.
 */
export type OptionNames<Options> = {
  readonly [Name in keyof Options]-?: Record<never, never> extends Pick<Options, Name>
    ? "optional"
    : "required";
};

/**
 * Throws unless `options` is a record with all required options and no unknown one: a misspelled
 * option must not pass for one that was left out. Costs about 20 ns an option.
 *
 * @param functionName what the messages begin with
 * @param options what the function was given; undefined is a record without options
 * @param names every option of the function
 * @throws {TypeError} when options are no record, one is unknown, or a required one is missing
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertOptions } from "@adjoint/checks";
 *
 * const names = { learningRate: "required", momentum: "optional" } as const;
 * assertOptions("sgd", { learningRate: 1 }, names);
 * assert.throws(
 *   () => assertOptions("sgd", { learningrate: 1 }, names),
 *   /sgd: unknown option "learningrate"; did you mean "learningRate"\?/,
 * );
 * assert.throws(() => assertOptions("sgd", {}, names), /sgd: the option learningRate is missing/);
 * ```
 */
export function assertOptions(
  functionName: string,
  options: unknown,
  names: Readonly<Record<string, "required" | "optional">>,
): void {
  if (options !== undefined) {
    if (typeof options !== "object" || options === null) {
      throw noRecord(functionName, options, names);
    }
    let empty = true;
    for (const name in options) {
      empty = false;
      const kind = names[name];
      // What every object inherits, as `toString`, is none of these words.
      if (kind !== "optional" && kind !== "required") {
        throw isData(options)
          ? noRecord(functionName, options, names)
          : unknownOption(functionName, name, names);
      }
    }
    // A list without elements, a Map, a Promise or a Date shows no properties either.
    if (empty && Object.prototype.toString.call(options) !== "[object Object]") {
      throw noRecord(functionName, options, names);
    }
  }
  const given = options as Readonly<Record<string, unknown>> | undefined;
  const required = requiredOf(names);
  for (let k = 0; k < required.length; k++) {
    const name = required[k]!;
    if (given?.[name] === undefined) {
      const known = Object.keys(names).map(
        (each) => each + (names[each] === "required" ? "" : "?"),
      );
      throw new TypeError(
        `${functionName}: the option ${name} is missing; it takes { ${known.join(", ")} }`,
      );
    }
  }
}

const requiredNames = /* @__PURE__ */ new WeakMap<object, readonly string[]>();

/** Looked up once for each record of names. */
function requiredOf(names: Readonly<Record<string, unknown>>): readonly string[] {
  const known = requiredNames.get(names);
  if (known !== undefined) return known;
  const found = Object.keys(names).filter((name) => names[name] === "required");
  requiredNames.set(names, found);
  return found;
}

/** What belongs in another argument: lists and matrices. */
function isData(options: object): boolean {
  return Array.isArray(options) || ArrayBuffer.isView(options) || "data" in options;
}

function noRecord(functionName: string, options: unknown, names: object): Error {
  return wrong(functionName, "options", `an object { ${Object.keys(names).join(", ")} }`, options);
}

function unknownOption(functionName: string, name: string, names: object): Error {
  const known = Object.keys(names);
  const near = nearestWord(name, known);
  const help = near ? `did you mean "${near}"?` : `the options are ${known.join(", ")}`;
  return new TypeError(`${functionName}: unknown option ${describeValue(name)}; ${help}`);
}
