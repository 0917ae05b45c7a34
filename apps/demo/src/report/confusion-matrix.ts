import { classLetter } from "./class-style.js";

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
