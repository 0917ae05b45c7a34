/** What a formula may not hold: the message leads with file, line and column. */
export class FormulaError extends Error {
  name = "FormulaError";

  /** @param {{ file: string, text: string }} source @param {number} at an index into the text */
  constructor({ file, text }, at, message) {
    const before = text.slice(0, at).split("\n");
    super(`${file}:${before.length}:${before.at(-1).length + 1}: ${message}`);
  }
}
