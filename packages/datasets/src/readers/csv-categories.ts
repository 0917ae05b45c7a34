import { assertList, assertString, describeValue, FormatError } from "@adjoint/checks";
import type { Column } from "./csv-columns.js";
import { sortedWords } from "./csv-labels.js";

/** Columns of words: a list of them, or the words of each in the order of their columns of ones and zeros. */
export type Categories = readonly Column[] | Readonly<Record<string, readonly string[]>>;

/** Words of a column, at most: each becomes a column, as long as the table. */
const MOST_WORDS = 1000;

/** Reads the words of a column. */
export interface CategoryReader {
  /** The number of a word, by when it was first seen; NaN where it is missing. */
  readonly read: (cell: string, line: number) => number;
  /** All words, in the order of their columns, and the column of each number. */
  readonly words: () => { readonly words: readonly string[]; readonly places: readonly number[] };
}

/** The columns that are asked for, with their words where these are given. */
export function wantedCategories(categories: Categories = []) {
  if (Array.isArray(categories)) {
    assertList("readCsv", "categories", categories, "a list of columns");
    return Array.from(categories as readonly Column[], (column) => ({ column, words: undefined }));
  }
  if (typeof categories !== "object" || categories === null || Symbol.iterator in categories) {
    throw new TypeError(
      `readCsv: categories must be a list of columns, or a record of their words, got ${describeValue(categories)}`,
    );
  }
  return Object.entries(categories).map(([column, words]) => {
    const name = `categories.${column}`;
    assertList("readCsv", name, words, "a list of words");
    for (let i = 0; i < words.length; i++) assertString("readCsv", `${name}[${i}]`, words[i]);
    if (new Set(words).size < words.length) {
      throw new RangeError(`readCsv: ${name} has a word twice`);
    }
    return { column, words };
  });
}

/** Reads a column of words: those that are given, or whatever there is. */
export function categoryReader(
  name: string,
  column: number,
  given: readonly string[] | undefined,
  missing: readonly string[],
): CategoryReader {
  const numbers = new Map((given ?? []).map((word, i) => [word, i]));
  const fail = (what: string, line: number) =>
    new FormatError(`readCsv: line ${line}, column ${describeValue(name)} ${what}`, {
      row: line,
      column: column + 1,
    });
  return {
    read: (cell, line) => {
      const word = cell.trim();
      const known = numbers.get(word);
      if (known !== undefined) return known;
      if (missing.includes(word)) return Number.NaN;
      if (given !== undefined) {
        throw fail(`has ${describeValue(word)}, which is none of its categories`, line);
      }
      if (numbers.size === MOST_WORDS) {
        throw fail(`has more than ${MOST_WORDS} different words; each would be a column`, line);
      }
      numbers.set(word, numbers.size);
      return numbers.size - 1;
    },
    words: () => {
      const seen = [...numbers.keys()];
      const words = given ?? sortedWords(seen);
      const places = new Map(words.map((word, place) => [word, place]));
      return { words, places: seen.map((word) => places.get(word)!) };
    },
  };
}

/** A table whose words are columns of ones and zeros. */
interface Spread {
  readonly data: Float64Array;
  readonly featureNames: readonly string[];
  readonly categories: Readonly<Record<string, readonly string[]>>;
}

/** A row of a table with a column of ones and zeros for each word, in the place of the column of numbers. */
export function spread(
  table: Float64Array,
  rows: number,
  readers: readonly (CategoryReader | undefined)[],
  names: readonly string[],
): Spread {
  const parts = readers.map((reader) => reader?.words());
  const featureNames = parts.flatMap((part, i) =>
    part === undefined ? [names[i]!] : part.words.map((word) => `${names[i]}_${word}`),
  );
  const data = new Float64Array(rows * featureNames.length);
  let at = 0;
  for (let k = 0; k < table.length; k++) {
    const part = parts[k % parts.length];
    const value = table[k]!;
    if (part === undefined) {
      data[at++] = value;
      continue;
    }
    // What is missing is none of the words.
    if (!Number.isNaN(value)) data[at + part.places[value]!] = 1;
    at += part.words.length;
  }
  const categories = Object.fromEntries(
    parts.flatMap((part, i) => (part === undefined ? [] : [[names[i]!, part.words] as const])),
  );
  return { data, featureNames, categories };
}
