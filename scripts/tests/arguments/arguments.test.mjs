// Every public function refuses what it cannot use: with a typed error whose message begins with
// the function's name, is short, and comes before anything is written.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { wrongCalls } from "./kinds.mjs";
import { snapshot } from "./snapshot.mjs";
import { none, packages } from "./tables.mjs";

const folder = new URL("../../../packages/", import.meta.url);
const ERRORS = ["TypeError", "RangeError", "ShapeError", "DTypeError", "FormatError"];

/** What is wrong with what a call did; undefined if nothing is. A promise is awaited. */
async function faultOf({ args, passes }, name, call) {
  const before = snapshot(args);
  let error;
  try {
    await call(...args);
  } catch (thrown) {
    error = thrown;
  }
  if (error === undefined) return passes ? undefined : "was accepted";
  const { message } = error;
  if (!ERRORS.includes(error.name)) return `${error.name}: ${message}`;
  // The function that writes a result says this, which may be one that the called one calls.
  if (message.includes(": what allocate gave must be a matrix")) return undefined;
  if (!message.startsWith(name) || !/^[:.,]/.test(message.slice(name.length))) return message;
  if (message.length >= 400) return `has ${message.length} characters`;
  if (/Cannot read|is not a function|is not iterable/.test(message)) return message;
  return snapshot(args) === before ? undefined : "was written to";
}

test("every entry of a package is in a table, or has a reason for none", () => {
  // The umbrella's entries are those of the others.
  const names = readdirSync(folder).filter((name) => name !== "adjoint");
  const entries = names.flatMap((name) => {
    const { exports } = JSON.parse(readFileSync(new URL(`${name}/package.json`, folder), "utf8"));
    return Object.keys(exports)
      .filter((path) => path !== "./package.json")
      .map((path) => (path === "." ? name : `${name}${path.slice(1)}`));
  });
  const listed = [...Object.values(packages).flatMap(({ entries }) => entries), ...none.keys()];
  expect(listed.sort()).toEqual(entries.sort());
});

describe.each(Object.entries(packages))("%s", (_, { exports, rows, exempt }) => {
  test.each(Object.entries(rows))("%s accepts what it is for", (_name, [call, ...kinds]) => {
    return call(...kinds.map((kind) => kind.valid()));
  });

  test.each(Object.entries(rows))("%s refuses all else", async (name, [call, ...kinds]) => {
    const faults = [];
    for (const wrong of wrongCalls(kinds)) {
      const fault = await faultOf(wrong, name.split(",")[0], call);
      if (fault !== undefined) faults.push(`${wrong.title}: ${fault}`);
    }
    expect(faults).toEqual([]);
  });

  test("every function has a row, or a reason for none", () => {
    const functions = Object.keys(exports).filter(
      (name) => typeof exports[name] === "function" && !(exports[name].prototype instanceof Error),
    );
    expect(functions.filter((name) => !(name in rows) && !(name in exempt))).toEqual([]);
    expect(Object.keys(exempt).filter((name) => name in rows || !(name in exports))).toEqual([]);
  });
});
