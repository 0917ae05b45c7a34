/** Nobody misspells a word in more places, and each one more takes three times as long to look for. */
const MOST = 5;

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
  const given = lettersOf(word);
  /** The parts of `learning_rate`, `learning-rate` or `learningRate`. */
  const parts = word.match(/[A-Z]?[a-z]+|[A-Z]+|\d+/g) ?? [];
  const isLong = given.length > 2 || parts.length > 1;
  const beginning = isLong ? new RegExp(`^\\W*${parts.join("[a-z]*\\W?")}`, "i") : /$^/;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(given.length / 3)) + 1;
  for (const other of words) {
    const letters = lettersOf(other);
    const initials = lettersOf(other.replace(/(?<=[A-Za-z])[a-z]/g, ""));
    let distance = Number.POSITIVE_INFINITY;
    if (given === letters) distance = 0;
    else if (beginning.test(other) || (given === initials && given.length > 1)) distance = 0.5;
    // Nobody writes float16 by a slip of the hand for float64.
    else if (digitsOf(given) === digitsOf(letters)) distance = editDistance(given, letters, MOST);
    if (distance < least) {
      least = distance;
      best = other;
    }
  }
  return best;
}

function lettersOf(word: string): string {
  return word.replace(/\W|_/g, "").toLowerCase();
}

function digitsOf(word: string): string {
  return word.replace(/\D/g, "");
}

/** How many letters must be put in, taken out, replaced or exchanged with the next; more than `most` is `most + 1`. */
function editDistance(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (most === 0) return 1;
  if (a[0] === b[0]) return editDistance(a.slice(1), b.slice(1), most);
  const rest = (fewer: number, other: number) =>
    editDistance(a.slice(fewer), b.slice(other), most - 1);
  const isExchanged = a[0] === b[1] && a[1] === b[0];
  return 1 + Math.min(rest(1, 1), rest(1, 0), rest(0, 1), isExchanged ? rest(2, 2) : most);
}
