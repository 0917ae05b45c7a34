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
  const bare = bareLetters(word);
  const abbreviated = words.filter((other) => abbreviates(word, other));
  const same = words.find((other) => bareLetters(other) === bare);
  if (same !== undefined) return same;
  if (abbreviated.length > 0) return abbreviated[0];
  let best: string | undefined;
  let least = Math.max(1, Math.floor(bare.length / 3)) + 1;
  for (const other of words) {
    // Nobody writes float16 by a slip of the hand for float64.
    if (digitsOf(word) !== digitsOf(other)) continue;
    const distance = editDistance(bare, bareLetters(other));
    if (distance < least) {
      least = distance;
      best = other;
    }
  }
  return best;
}

function bareLetters(word: string): string {
  return word.toLowerCase().replace(/[^a-z0-9]/g, "");
}

function digitsOf(word: string): string {
  return word.replace(/[^0-9]/g, "");
}

/** The parts of `learningRate`, `learning_rate` or `learning-rate`, in small letters. */
function partsOf(word: string): readonly string[] {
  return word
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Za-z])([0-9])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== "");
}

/** Whether a word is the first letters of another's parts, or of the other as a whole. */
function abbreviates(word: string, other: string): boolean {
  const parts = partsOf(other);
  const given = partsOf(word);
  const bare = given.join("");
  if (bare === "") return false;
  if (parts.length > 1 && bare === parts.map((part) => part[0]).join("")) return true;
  if (given.length > 1) {
    return (
      given.length === parts.length && given.every((part, i) => parts[i]?.startsWith(part) === true)
    );
  }
  return bare.length > 2 && parts.join("").startsWith(bare);
}

/** How many letters must be put in, taken out, replaced or exchanged with the next. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let distance = Math.min(replaced, last[j]! + 1, row[j - 1]! + 1);
      const exchanged = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (exchanged) distance = Math.min(distance, before[j - 2]! + 1);
      row.push(distance);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
