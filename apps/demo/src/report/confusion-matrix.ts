import { classLetter } from "./class-style.js";

/** Counts samples by true class (rows) and predicted class (columns). */
export function confusionMatrix(
  labels: ArrayLike<number>,
  predicted: ArrayLike<number>,
  classes: number,
): number[][] {
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (let i = 0; i < labels.length; i++) {
    const row = counts[labels[i]!]!;
    row[predicted[i]!]! += 1;
  }
  return counts;
}

/** A confusion matrix as text: one letter a class, true down, predicted across. */
export function formatConfusionMatrix(counts: readonly (readonly number[])[]): string {
  const width = Math.max(...counts.flat().map((count) => String(count).length), 1) + 2;
  const header = counts.map((_, index) => classLetter(index).padStart(width)).join("");
  const rows = counts.map(
    (row, index) =>
      `${classLetter(index)} ${row.map((count) => String(count).padStart(width)).join("")}`,
  );
  return [`  ${header}`, ...rows].join("\n");
}
