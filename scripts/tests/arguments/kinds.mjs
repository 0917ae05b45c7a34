// Kinds of arguments: what a valid one is, and which of the zoo's values pass for one.
import { allocateFresh } from "@adjoint/matrix/kit";
import { zoo } from "./zoo.mjs";

const numbers = ["3", "0.5", "-1", "NaN", "Infinity"];
const records = [
  "a record of NaN",
  "a matrix without its data",
  "a matrix of an array",
  "a matrix of int32",
  "a matrix",
];
const empty = ["{}", "an object of another realm"];

/** An argument of which `valid()` makes a valid one; the values of the zoo in `passes` may be, too. */
export const argument = (valid, ...passes) => ({ valid, passes });

export const number = (value) => argument(() => value, ...numbers);
export const finite = (value) => argument(() => value, "3", "0.5", "-1");
/** Of at least 0; what is not, is in the zoo. */
export const share = (value) => argument(() => value, "3", "0.5");
export const count = (value) => argument(() => value, "3");
export const boolean = (value) => argument(() => value, "true");
export const text = (value) => argument(() => value, '"x"', '"3"', "six kilobytes");
/** One of a few words, none of which is in the zoo. */
export const word = (value) => argument(() => value);
export const callable = (valid) => argument(() => valid, "a function");
export const list = (...values) => argument(() => values.slice(), "[1]");
export const matrixOf = (valid) => argument(valid, "a matrix");
/** What may also be left out. */
export const optional = (kind) => ({ ...kind, passes: [...kind.passes, "undefined"] });

/** What a function hands out that is no matrix is refused before it is written to. */
export const allocator = optional(callable(allocateFresh));

/** A record of options: `required` ones, and others; each of them is a position of its own. */
export function options(required, others = {}) {
  const all = { ...required, ...others };
  const valid = () =>
    Object.fromEntries(Object.entries(all).map(([name, kind]) => [name, kind.valid()]));
  const none = Object.keys(required).length === 0;
  return { valid, passes: none ? ["undefined", ...empty] : [], required, all };
}

/** A record that may hold what else it likes: the function passes on what it was given. */
export function openOptions(required, others = {}) {
  const closed = options(required, others);
  const passes = closed.passes.concat(
    closed.passes.length > 0 ? ["{ unknown }", "a Map"] : [],
    records,
  );
  return { ...closed, passes: Object.keys(required).length > 0 ? [] : passes, isOpen: true };
}

/** Every call that is to be refused, as far as `passes` does not say otherwise. */
export function wrongCalls(kinds) {
  const calls = [];
  const given = () => kinds.map((kind) => kind.valid());
  kinds.forEach((kind, position) => {
    for (const [name, make] of Object.entries(zoo)) {
      if (kind.skips?.includes(name)) continue;
      const args = given();
      args[position] = make();
      calls.push({ title: `${name} at ${position}`, args, passes: kind.passes.includes(name) });
    }
    for (const [option, inner] of Object.entries(kind.all ?? {})) {
      const isRequired = option in kind.required;
      for (const [name, make] of Object.entries(zoo)) {
        if (inner.skips?.includes(name)) continue;
        const args = given();
        args[position][option] = make();
        const passes = inner.passes.includes(name) || (name === "undefined" && !isRequired);
        calls.push({ title: `${name} as ${option}`, args, passes });
      }
    }
    if (kind.all !== undefined && !kind.isOpen) {
      const args = given();
      args[position].misspelled = 1;
      calls.push({ title: "an unknown option", args, passes: false });
    }
  });
  return calls;
}
