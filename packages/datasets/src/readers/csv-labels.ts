import { describeValue, FormatError } from "@adjoint/checks";

/** Words as labels: those that are given in their order, others sorted. */
export function labelsOf(words: readonly string[], given: readonly string[] | undefined) {
  const classNames = given === undefined ? sortedWords([...new Set(words)]) : [...given];
  const labels = new Map(classNames.map((name, label) => [name, label]));
  const y = Int32Array.from(words, (word, row) => {
    const label = labels.get(word);
    if (label !== undefined) return label;
    throw new FormatError(
      `readCsv: row ${row} of x is of the class ${describeValue(word)}, which is none of classNames`,
      { row },
    );
  });
  return { y, classes: classNames.length, classNames };
}

/** Whole numbers as numbers, and words by the codes of their characters, the same everywhere. */
export function sortedWords(words: readonly string[]): string[] {
  const areNumbers = words.every((word) => /^[-+]?\d{1,15}$/.test(word));
  return areNumbers ? [...words].sort((a, b) => Number(a) - Number(b)) : [...words].sort();
}
