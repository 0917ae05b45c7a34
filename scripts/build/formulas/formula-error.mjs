import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** What a formula may not hold: the message leads with file, line and column. */
export class FormulaError extends Error {
  name = "FormulaError";

  /** @param {{ file: string, text: string }} source @param {number} at an index into the text */
  constructor({ file, text }, at, message) {
    const before = text.slice(0, at).split("\n");
    const place = `${file}:${before.length}:${before.at(-1).length + 1}`;
    super(`${place}: ${message}`);
    // The fault is there, not in what reads it: a test runner shows the line.
    this.stack = `${this.name}: ${this.message}\n    at ${root}${place}`;
  }
}
