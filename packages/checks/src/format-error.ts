/** Where in a file something is wrong, counted from 0; a row and a column of a table from 1. */
export interface FormatPlace {
  readonly byte?: number;
  readonly character?: number;
  readonly row?: number;
  readonly column?: number;
}

/**
 * Thrown when a file or a text is not of the format it should be. Its message says where, and so does its
 * `place`.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { FormatError } from "@adjoint/checks";
 *
 * const error = new FormatError("readIdx: the file ends at byte 3", { byte: 3 });
 * assert.equal(error.name, "FormatError");
 * assert.deepEqual(error.place, { byte: 3 });
 * ```
 */
export class FormatError extends Error {
  override readonly name = "FormatError";
  readonly place: FormatPlace;

  constructor(message: string, place: FormatPlace = {}) {
    super(message);
    this.place = place;
  }
}
