/**
 * The word of a list that somebody meant: the same but for case and separators, an abbreviation
 * (`lr` for `learningRate`, `f32` for `float32`), or a few letters off. Undefined
 * when none is near.
 *
 * @param word what was written
 * @param words what could have been meant
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { nearestWord } from "@adjoint/checks";
 *
 * const options = ["learningRate", "positiveWeights", "rtol"];
 * assert.equal(nearestWord("learning_rate", options), "learningRate");
 * assert.equal(nearestWord("lr", options), "learningRate");
 * assert.equal(nearestWord("pos_weight", options), "positiveWeights");
 * assert.equal(nearestWord("rTol", options), "rtol");
 * assert.equal(nearestWord("colour", options), undefined);
 * ```
 */
export function nearestWord(word: string, words: readonly string[]): string | undefined {
  // Whoever writes a word this long has not misspelled another.
  if (word.length > 40) return undefined;
  const given = partsOf(word);
  let best: string | undefined;
  let least = Math.max(1, Math.floor(given.join("").length / 3)) + 1;
  for (const other of words) {
    const distance = distanceTo(other, given);
    if (distance < least) {
      least = distance;
      best = other;
    }
  }
  return best;
}

/** The parts of `learningRate`, `learning_rate` or `learning-rate`, in small letters. */
function partsOf(word: string): readonly string[] {
  return (word.match(/[A-Z]?[a-z]+|[A-Z]+|\d+/g) ?? []).map((part) => part.toLowerCase());
}

/** 0 for the same letters, less than 1 for an abbreviation, else how many letters must be changed. */
function distanceTo(other: string, given: readonly string[]): number {
  const parts = partsOf(other);
  const [a, b] = [given.join(""), parts.join("")];
  if (a === b) return 0;
  if (abbreviates(given, parts)) return 0.5;
  // Nobody writes float16 by a slip of the hand for float64.
  return digitsOf(a) === digitsOf(b) ? editDistance(a, b) : Number.POSITIVE_INFINITY;
}

function digitsOf(word: string): string {
  return word.replace(/\D/g, "");
}

/** Whether a word is the first letters of another's parts, or of the other as a whole. */
function abbreviates(given: readonly string[], parts: readonly string[]): boolean {
  const bare = given.join("");
  if (parts.length > 1 && bare === parts.map((part) => part[0]).join("")) return true;
  return given.length > 1
    ? given.length === parts.length && given.every((part, i) => parts[i]!.startsWith(part))
    : bare.length > 2 && parts.join("").startsWith(bare);
}

/** How many letters must be put in, taken out, replaced or exchanged with the next. */
function editDistance(a: string, b: string): number {
  /** Of the first i letters of a and the first j of b. */
  const table: number[][] = [];
  for (let i = 0; i <= a.length; i++) {
    const row: number[] = [];
    table.push(row);
    for (let j = 0; j <= b.length; j++) {
      const before = (rows: number, columns: number) => table[i - rows]?.[j - columns] ?? 99;
      const changed = Number(a[i - 1] !== b[j - 1]);
      const isExchanged = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        i + j === 0 ? 0 : before(1, 1) + changed,
        before(1, 0) + 1,
        before(0, 1) + 1,
        isExchanged ? before(2, 2) + 1 : 99,
      );
    }
  }
  return table[a.length]![b.length]!;
}
